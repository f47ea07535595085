// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// Others that speak to the packet filter, by programs of another release than this machine's; `make matrix` alone.
@Suite(.serialized, .timeLimit(.minutes(3))) struct OtherRulesTests {
  private let matrix: MatrixHost
  private var host: RealHost { matrix.host }

  init() throws {
    matrix = try MatrixHost { host in
      for app in ["blog", "shop"] {
        try host.createApp(app)
        try host.deploy(app)
      }
    }
  }

  private func nft(_ text: String) throws {
    let file = "\(host.path)/rules.nft"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    try host.executeBesideEngine(["nft", "--file", file])
  }

  private func expectServiceAfterRepair() throws {
    let before = matrix.daemon.log.records.count
    // By the same program: an older one may not even get over what a newer one writes.
    try nft("delete table ip dokku_listeners")
    try matrix.daemon.waitForRecord("the repair", after: before) { $0.isA(.stableListenersRepaired) }
    try matrix.expectService(of: ["blog", "shop"])
  }

  @Test func `a set of somebody else's is none of the daemon's business`() throws {
    try nft(
      """
      table inet guard {
        set friends { type ipv4_addr; elements = { 192.0.2.1, 192.0.2.2 } }
        chain input { type filter hook input priority 0; ip saddr @friends accept; }
      }
      """)
    try expectServiceAfterRepair()
  }

  @Test func `100 000 networks that somebody blocks hold nothing up`() throws {
    let networks = (0..<100_000).map { "100.\($0 / 16384 + 64).\($0 / 64 % 256).\($0 % 64 * 4)/30" }
    try nft(
      """
      table inet guard {
        set foes { type ipv4_addr; flags interval; elements = { \(networks.joined(separator: ", ")) } }
        chain input { type filter hook input priority 0; ip saddr @foes drop; }
      }
      """)
    try expectServiceAfterRepair()
  }

  @Test func `somebody who flushes tables that are not theirs is put right`() throws {
    try nft("add table inet guard\nadd set inet guard friends { type ipv4_addr; }")
    let tables = try host.executeBesideEngine(["nft", "list", "tables"]).split(separator: "\n").map(String.init)
    #expect(tables.contains("table ip dokku_listeners"))
    let repaired = matrix.daemon.log.records.count
    try nft("flush table ip dokku_listeners")
    try matrix.daemon.waitForRecord("the repair", after: repaired) { $0.isA(.stableListenersRepaired) }
    try matrix.expectService(of: ["blog", "shop"])
    let again = matrix.daemon.log.records.count
    try nft("flush ruleset")
    try matrix.daemon.waitForRecord("the repair", after: again) { $0.isA(.stableListenersRepaired) }
    // Docker's own rules go as well, which what the host itself sends does not need.
    try matrix.expectService(of: ["blog", "shop"])
  }
}
