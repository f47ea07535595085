// SPDX-License-Identifier: MIT
import Foundation
import Testing

@testable import Commands

/// What triggers write and take away.
@Suite(.timeLimit(.minutes(1)))
struct TriggerFilesTests {
  private let host: CommandHost

  init() throws {
    host = try CommandHost()
    try host.tree.write("", ".keep", of: "blog")
  }

  private func perform(_ trigger: Trigger, _ words: String...) async -> Said {
    await host.run { try $0.perform(trigger, words) }
  }

  private func names(_ folder: String) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: host.folder.path(folder))) ?? []).sorted()
  }

  @Test func `installing makes the properties' folder and sets nothing for anybody`() async throws {
    #expect(await perform(.install) == Said())
    #expect(await perform(.install) == Said())
    #expect(names("lib/config/network") == [])
    #expect(names("lib/config") == [".keep", "network"])
  }

  @Test func `an address and a port are written without a line end`() async throws {
    #expect(await perform(.networkWriteIPAddress, "blog", "web", "1", "172.17.0.2") == Said())
    #expect(await perform(.networkWritePort, "blog", "web", "1", "5000") == Said())
    #expect(host.tree.read("IP.web.1", of: "blog") == "172.17.0.2")
    #expect(host.tree.read("PORT.web.1", of: "blog") == "5000")
    var status = stat()
    try #require(stat(host.folder.path("home/blog/IP.web.1"), &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o644)
  }

  @Test func `no address leaves no file, and no port leaves the one that there is`() async throws {
    try host.tree.write("172.17.0.2", "IP.web.1", of: "blog")
    try host.tree.write("5000", "PORT.web.1", of: "blog")
    #expect(await perform(.networkWriteIPAddress, "blog", "web", "1", "") == Said())
    #expect(await perform(.networkWritePort, "blog", "web", "1", "") == Said())
    #expect(host.tree.read("IP.web.1", of: "blog") == nil)
    #expect(host.tree.read("PORT.web.1", of: "blog") == "5000")
  }

  @Test(arguments: [
    (["blog", "web", "1", "10.0.0.1\nevil"], "Invalid address: 10.0.0.1 evil"),
    (["blog", "web", "0", "10.0.0.1"], "Invalid process: web.0"),
    (["blog", "../x", "1", "10.0.0.1"], "Invalid process: ../x.1"),
    (["blog"], "Invalid process: "),
  ])
  func `what is no address of a process is not written`(words: [String], message: String) async {
    #expect(await host.run { try $0.perform(.networkWriteIPAddress, words) } == .failed(message))
    #expect(names("home/blog") == [".keep"])
  }

  @Test(arguments: ["0", "70000", "5000 ", "http"])
  func `what is no port is not written`(port: String) async {
    #expect(await perform(.networkWritePort, "blog", "web", "1", port) == .failed("Invalid port: \(port)"))
  }

  @Test func `a clone has the settings of the old app and none of its listeners`() async throws {
    try host.tree.set("network", "tld", of: "blog", to: "lan")
    try host.tree.set("network", "tld", of: "copy", to: "old")
    try host.tree.set("network", "initial-network", of: "copy", to: "old")
    for file in ["IP.web.1", "PORT.web.1", "VHOST"] { try host.tree.write("x", file, of: "copy") }
    #expect(await perform(.postAppCloneSetup, "blog", "copy") == Said())
    #expect(names("home/copy") == ["VHOST"])
    #expect(names("lib/config/network/copy") == ["tld"])
    #expect(host.folder.read("lib/config/network/copy/tld") == "lan")
    #expect(host.folder.read("lib/config/network/blog/tld") == "lan")
  }

  @Test func `a renamed app takes its settings along, and deleting the old one afterwards harms nobody`() async throws {
    try host.tree.set("network", "tld", of: "blog", to: "lan")
    #expect(await perform(.postAppRenameSetup, "blog", "news") == Said())
    #expect(names("lib/config/network") == ["news"])
    #expect(await perform(.postDelete, "blog") == Said())
    #expect(host.folder.read("lib/config/network/news/tld") == "lan")
    #expect(await perform(.postDelete, "news", "latest") == Said())
    #expect(names("lib/config/network") == [])
  }
}
