// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// Hosts that are stricter than Docker leaves them, where nginx knows stable addresses.
@Suite(.serialized, .timeLimit(.minutes(3))) struct StrictHostTests {
  private let host: RealHost
  private let daemon: RealDaemon
  private let client: ContinuousClient

  init() throws {
    host = try RealHost(apps: ["blog", "shop"])
    daemon = try RealDaemon(on: host, environment: ["DEL_LISTENERS": "stable"])
    try daemon.waitUntilReady()
    client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1"])
  }

  /// A listener that moves is reached as well, and nobody met anybody else's.
  private func expectService() throws {
    try client.waitUntilAnswered(by: ["web.1"], within: .seconds(20))
    try host.swap("blog.web.1", "shop.web.1")
    try client.waitUntilAnswered(by: ["web.1"], within: .seconds(20))
    #expect(client.stop().wrong == 0)
    #expect(daemon.isRunning)
  }

  private func set(_ name: String, to value: Int, for links: String = "*") throws {
    try host.execute("sh", "-c", "for file in /proc/sys/net/ipv4/conf/\(links)/\(name); do echo \(value) >$file; done")
  }

  @Test func `a firewall that lets out only what is established and what leaves by Docker's bridge is no obstacle`()
    throws
  {
    try host.execute(
      "nft",
      """
      add table inet filter
      add chain inet filter input { type filter hook input priority 0; policy accept; }
      add rule inet filter input ct state invalid drop
      add chain inet filter output { type filter hook output priority 0; policy drop; }
      add rule inet filter output ct state established,related accept
      add rule inet filter output oifname "lo" accept
      add rule inet filter output oifname "docker0" accept
      """)
    try expectService()
  }

  @Test(arguments: ["ip daddr 198.18.0.0/15 drop", "ip daddr 198.18.0.0/15 notrack"])
  func `a firewall that judges what is not rewritten yet is told of by doctor`(rule: String) throws {
    let well = "  ok        stable addresses lead to containers"
    #expect(try host.run("doctor").output.contains(well))
    try host.execute(
      "nft",
      """
      add table inet filter
      add chain inet filter output { type filter hook output priority raw; policy accept; }
      add rule inet filter output \(rule)
      """)
    let told = try host.run("doctor")
    #expect(told.status == 1)
    #expect(told.output.contains("  fault     blog.web.1 answers at 172.17.0."), "\(told.output)")
    #expect(told.output.contains("by which nginx knows it, nor do 1 more: "), "\(told.output)")
    try host.execute("nft", "delete", "table", "inet", "filter")
    #expect(try host.run("doctor").output.contains(well))
  }

  @Test func `settings that are strict about sources and neighbours, and no forwarding, change nothing`() throws {
    try set("rp_filter", to: 1)
    try set("arp_ignore", to: 2)
    try set("arp_filter", to: 1)
    try set("arp_announce", to: 2)
    try set("accept_local", to: 0)
    try set("route_localnet", to: 0)
    try set("ignore_routes_with_linkdown", to: 1)
    try set("forwarding", to: 0)
    try host.execute("sh", "-c", "echo 0 >/proc/sys/net/ipv4/ip_forward; ip neighbour flush all")
    try expectService()
  }
}
