// SPDX-License-Identifier: MIT
import TestSupport
import Testing

/// Containers that run and that this host has no way to.
@Suite(.serialized) struct ReachabilityTests {
  private static let reason = "network `hidden` (bridge) is down, isolated or has no address on this host"

  /// With the app `blog` on the bridge, and `shop` on a network whose bridge has no address.
  private func host() throws -> RealHost {
    let host = try RealHost(apps: ["blog"])
    try host.docker(
      "network", "create", "--opt", "com.docker.network.bridge.inhibit_ipv4=true",
      "--opt", "com.docker.network.bridge.name=hidden0", "--subnet", "10.77.0.0/24", "hidden")
    try host.createApp("shop")
    try host.setProperty("network", "shop", "initial-network", "hidden")
    try host.deploy("shop")
    return host
  }

  @Test func `one is named with the reason by record, status, doctor and report, until it is reached`() throws {
    let host = try host()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let record = try daemon.waitFor(.containersUnreachable, of: "shop")
    #expect(record.message == "shop.web.1 gets no requests: no link of this host leads to 10.77.0.2: \(Self.reason)")
    #expect(record[.network] == "hidden")
    try eventually("a host that is not well") { try host.run("status").status == 1 }
    let status = try host.run("status").output
    #expect(status.contains("UNREACHABLE: no link of this host leads to 10.77.0.2: \(Self.reason)"), "\(status)")
    #expect(status.contains("kernel  leads 1 stable address to containers"), "\(status)")
    #expect(status.contains("blog  1          ok"), "\(status)")
    let examined = try host.run("doctor")
    #expect(examined.status == 1)
    #expect(examined.output.contains("  fault     shop.web.1 gets no requests: no link"), "\(examined.output)")
    let report = try host.run("network:report", "shop", "--running").output
    #expect(report.contains("web.1 hidden: 10.77.0.2 (initial-network): no link of this host leads to 10.77.0.2: "))
    try host.execute("ip", "address", "add", "10.77.0.1/24", "dev", "hidden0")
    try daemon.waitFor(.containersReachable, of: "shop")
    try eventually("a host that is well") { try host.run("status").status == 0 }
    #expect(try host.run("network:report", "shop", "--running").output.contains("10.77.0.2 (initial-network)\n"))
    #expect(daemon.log.records.count { $0.messageID == record.messageID } == 1)
  }

  @Test func `an engine in another network namespace is told of once`() throws {
    let host = try RealHost(apps: ["blog", "shop"])
    let daemon = try RealDaemon(on: host, inside: ["unshare", "--net"])
    try daemon.waitUntilReady()
    let record = try daemon.waitForRecord("the engine's place") { $0.message.contains("another network namespace") }
    #expect(record.app == nil)
    try eventually("a host that is not well") { try host.run("status").status == 1 }
    #expect(
      try host.run("status").output.contains(
        "UNREACHABLE: no link of this host leads to 172.17.0.2: the engine's bridges are in another network namespace"))
    #expect(daemon.log.records.count { $0.messageID == record.messageID } == 1)
  }
}
