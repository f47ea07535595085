// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// Hosts where somebody else begins to use what stable addresses need while the daemon runs.
@Suite(.serialized, .timeLimit(.minutes(3))) struct RangeConflictTests {
  private let host: RealHost
  private let daemon: RealDaemon

  init() throws {
    host = try RealHost(apps: ["blog", "shop"])
    daemon = try RealDaemon(on: host, environment: ["DEL_LISTENERS": "auto"])
    try daemon.waitUntilReady()
  }

  private func startClients() throws -> [ContinuousClient] {
    let clients = ["blog", "shop"].map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    return clients
  }

  private func waitUntilGone() throws {
    try eventually("table and routes to go", within: .seconds(20)) {
      try !host.execute("nft", "list", "tables").contains("dokku_listeners")
        && host.execute("ip", "route", "show", "proto", "222").isEmpty
    }
  }

  private func waitUntilStable() throws {
    try daemon.waitForRecord("the return", within: .seconds(20)) { $0.isA(.stableListenersBack) }
    try eventually("nginx to be told", within: .seconds(20)) {
      host.read("nginx.conf", of: "blog")?.contains("server 198.18.0.2:5000") == true
    }
    try eventually("the routes") { try host.kernelRoutes().count == 2 }
  }

  private func expectService(_ clients: [ContinuousClient]) throws {
    for client in clients {
      try client.wait(forMore: 20)
      let tally = client.stop()
      // A connection on which nothing was asked yet may end with the worker that accepted it, as at any reload of nginx.
      #expect(tally.right + tally.refused == tally.total, "\(tally.answers)")
      #expect(tally.refused <= 3)
    }
    #expect(daemon.isRunning)
  }

  @Test
  func `a Docker network inside the range is served like any other, no request fails, and stable addresses return`()
    throws
  {
    let clients = try startClients()

    try host.docker("network", "create", "--subnet", "198.18.7.0/24", "inside")

    let record = try daemon.waitForRecord("the loss") { $0.isA(.stableListenersLost) }
    #expect(record.message.contains("198.18.0.0/16 is taken: link br-"))
    try waitUntilGone()
    #expect(host.read("nginx.conf", of: "blog")?.contains("198.18.") == false)
    try eventually("status") { try host.run("status").output.contains("has the address 198.18.7.1") }
    #expect(try host.run("doctor").output.contains("has the address 198.18.7.1"))
    for client in clients { try client.wait(forMore: 20) }

    try host.docker("network", "rm", "inside")

    try waitUntilStable()
    try expectService(clients)
    #expect(daemon.log.records.count { $0.isA(.stableListenersLost) } == 1)
  }

  @Test func `a route into the range, there when the daemon starts again, leaves nothing of before in the kernel`()
    throws
  {
    _ = daemon.terminate()
    try host.execute("ip", "route", "add", "198.18.9.0/24", "dev", "lo")
    let clients = try startClients()
    let next = try RealDaemon(on: host, environment: ["DEL_LISTENERS": "auto"])
    try next.waitUntilReady()

    try waitUntilGone()
    for client in clients {
      try client.wait(forMore: 20)
      let tally = client.stop()
      #expect(tally.right + tally.refused == tally.total, "\(tally.answers)")
      #expect(tally.refused <= 2)
    }

    try host.execute("ip", "route", "delete", "198.18.9.0/24")
    try next.waitForRecord("the return", within: .seconds(20)) { $0.isA(.stableListenersBack) }
  }

  @Test func `a table of the same name that another program puts in place is left alone, and nobody meets another app`()
    throws
  {
    let clients = try startClients()

    try host.execute(
      "nft", "delete table ip dokku_listeners; add table ip dokku_listeners; add chain ip dokku_listeners mine")

    let record = try daemon.waitForRecord("the loss") { $0.isA(.stableListenersLost) }
    #expect(record.message.contains("table ip dokku_listeners was made by another program"))
    for client in clients { try client.waitUntilAnswered(by: ["web.1"], within: .seconds(20)) }
    try host.swap("blog.web.1", "shop.web.1")
    for client in clients { try client.waitUntilAnswered(by: ["web.1"], within: .seconds(20)) }
    #expect(try host.execute("nft", "list", "table", "ip", "dokku_listeners").contains("chain mine"))

    try host.execute("nft", "delete", "table", "ip", "dokku_listeners")

    try waitUntilStable()
    for client in clients { #expect(client.stop().wrong == 0) }
    #expect(daemon.isRunning)
  }
}
