// SPDX-License-Identifier: MIT
import Foundation
import Host
import TestSupport
import Testing

/// What is in the Debian package, without installing it.
struct PackageContentTests {
  private let folder: TemporaryFolder
  private let package: String

  init() throws {
    folder = try TemporaryFolder()
    package = try #require(ProcessInfo.processInfo.environment["DEL_PACKAGE"], "see `make real-tests`")
    try EmbeddedHostScript.output(of: ["dpkg-deb", "--extract", package, folder.path])
  }

  @Test(arguments: [
    "usr/bin/dokku-event-listener", "usr/lib/systemd/system/dokku-event-listener.service",
    "usr/lib/systemd/system/dokku-event-listener-gate.service", "etc/default/dokku-event-listener",
    "usr/lib/systemd/catalog/dokku-event-listener.catalog", "usr/share/dokku-event-listener/nginx/stream.conf",
    "usr/share/dokku-event-listener/plugin/network/plugin.toml",
    "usr/share/man/man8/dokku-event-listener.8.gz", "usr/share/man/man8/dokku-event-listener-network.8.gz",
    "usr/share/bash-completion/completions/dokku-event-listener",
    "usr/share/zsh/vendor-completions/_dokku-event-listener",
    "usr/share/fish/vendor_completions.d/dokku-event-listener.fish",
    "usr/share/doc/dokku-event-listener/README.md.gz", "usr/share/doc/dokku-event-listener/changelog.gz",
    "usr/share/doc/dokku-event-listener/docs/network.md.gz", "usr/share/doc/dokku-event-listener/docs/as-dokku.md",
    "usr/share/doc/dokku-event-listener/examples/nginx.conf.sigil",
  ])
  func `it holds a file that is not empty`(path: String) throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(path))
    #expect(try #require(attributes[.size] as? Int) > 0)
  }

  @Test func `it weighs less than 8 MB`() throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: package)
    #expect(try #require(attributes[.size] as? Int) < 8_000_000)
  }

  @Test func `the settings file has every setting, none of them in force`() throws {
    let text = try #require(folder.read("etc/default/dokku-event-listener"))
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.hasPrefix("#") })
    let told = lines.filter { $0.contains("=") && !$0.hasPrefix("# ") }.map { $0.dropFirst().prefix { $0 != "=" } }
    // The service manager says where these two are.
    let settable = SettingName.allCases.map(\.variable).filter { !$0.hasSuffix("_DIRECTORY") }
    #expect(told.map(String.init).sorted() == settable.sorted())
  }

  @Test(arguments: ["README.md", "man/dokku-event-listener.8"])
  func `every setting is told of`(page: String) throws {
    let text = try String(contentsOfFile: page, encoding: .utf8)
    for name in SettingName.allCases {
      #expect(text.contains(name.option) && text.contains(name.variable), "\(name.option) in \(page)")
    }
  }

  @Test func `every command of the plugin leads to the program`() throws {
    let plugin = folder.path("usr/share/dokku-event-listener/plugin/network")
    let names = try FileManager.default.subpathsOfDirectory(atPath: plugin)
    let links = names.compactMap { try? FileManager.default.destinationOfSymbolicLink(atPath: "\(plugin)/\($0)") }
    #expect(links.count > 20)
    #expect(links.allSatisfy { $0.hasSuffix("/bin/dokku-event-listener") })
  }
}
