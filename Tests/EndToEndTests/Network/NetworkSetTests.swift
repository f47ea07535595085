// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// What `network:set` leaves on a host's disk.
@Suite(.serialized) struct NetworkSetTests {
  @Test func `a property is Dokku's to the byte, and its owner's`() throws {
    let host = try RealHost()
    try host.createApp("shop")
    try host.run("network:set", "shop", "tld", "lan")
    try host.run("network:set", "--global", "initial-network", "bridge")
    let owner = host.environment["HOST_OWNER"] ?? ""
    for name in ["network/shop/tld", "network/--global/initial-network"] {
      let status = try host.execute("stat", "--dereference", "--format", "%u:%g %a", "\(host.library)/config/\(name)")
      #expect(status == "\(owner) 600")
    }
    #expect(
      try host.execute("stat", "--format", "%u:%g %a", "\(host.library)/config/network/--global") == "\(owner) 755")
    #expect(FileManager.default.contents(atPath: "\(host.library)/config/network/shop/tld") == Data("lan".utf8))
  }

  @Test func `of two at once one wins whole, and nothing is left over`() throws {
    let host = try RealHost()
    try host.createApp("shop")
    let values = ["a", "b"].map { letter in (1...40).map { "\(letter)-network-\($0)" }.joined(separator: ",") }
    let script = """
      for round in 1 2 3 4 5; do
        "$DEL" --quiet network:set shop attach-post-create \(values[0]) 2>/dev/null &
        "$DEL" --quiet network:set shop attach-post-create \(values[1]) 2>/dev/null &
        wait
      done
      """
    #expect(try host.run(script: script).status == 0)
    let folder = "\(host.library)/config/network/shop"
    let text = String(
      decoding: FileManager.default.contents(atPath: "\(folder)/attach-post-create") ?? Data(), as: UTF8.self)
    #expect(values.contains(text))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["attach-post-create"])
  }

  @Test func `a running daemon attaches what is set once the app is looked at`() throws {
    let host = try RealHost()
    try host.createApp("shop")
    try host.deploy("shop")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.run("network:create", "shared")
    try host.run("network:set", "shop", "attach-post-deploy", "shared")
    try host.docker("restart", "--time", "1", "shop.web.1")
    try daemon.waitFor(.networkAttached, of: "shop")
    try eventually("an empty list of differences") {
      try host.run("network:report", "shop", "--running").output.contains("shared: ")
        && !host.run("network:report", "shop", "--running").output.contains("not attached")
    }
  }

  @Test func `whoever may not look is told that, and not that there is nothing`() throws {
    let host = try RealHost()
    try host.createApp("shop")
    try host.shell("chmod 0750 \(host.root)")
    let stranger = "setpriv --reuid=65534 --regid=65534 --clear-groups"
    let report = try host.run(script: "\(stranger) $DEL network:report shop")
    #expect(report.status == 1 && report.output == "")
    #expect(report.errorOutput == " !     \(host.root)/shop: open: Permission denied\n")
    try host.shell("chmod 0755 \(host.root)")
    let set = try host.run(script: "\(stranger) $DEL network:set shop tld lan")
    #expect(set.status == 1)
    #expect(set.errorOutput.hasSuffix(": Permission denied\n") && set.errorOutput.hasPrefix(" !     "))
    #expect(try host.run("network:report", "shop", "--network-tld").output == "\n")
    let list = try host.run(script: "\(stranger) $DEL network:list")
    #expect(
      list
        == CommandOutcome(
          69, "", " !     Docker is not reachable: connect \(host.path)/docker.sock: Permission denied\n"))
  }
}
