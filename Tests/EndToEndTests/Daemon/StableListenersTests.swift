// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// nginx knows addresses that stay, and the kernel follows the containers.
@Suite(.serialized, .timeLimit(.minutes(3))) struct StableListenersTests {
  private static let stable = ["DEL_LISTENERS": "stable"]

  private func daemon(on host: RealHost, _ more: [String: String] = [:]) throws -> RealDaemon {
    let daemon = try RealDaemon(on: host, environment: Self.stable.merging(more) { $1 })
    try daemon.waitUntilReady()
    // What it has told up to then has been read by then, too.
    try daemon.waitForRecord("ready") { $0.isA(.daemonReady) }
    return daemon
  }

  private func reloads(_ daemon: RealDaemon) -> Int { daemon.log.records.count { $0.isA(.nginxReloaded) } }

  /// The kernel leads each listener to its container, and there is nothing else that it leads anywhere.
  private func waitUntilTrue(_ host: RealHost, _ containers: [String]) throws {
    try eventually("the kernel's map of \(containers)") {
      let names = try host.stableAddresses()
      let wanted = try Dictionary(uniqueKeysWithValues: containers.map { (names[$0] ?? "", try host.address(of: $0)) })
      return try host.kernelMap() == wanted && host.kernelRoutes() == Set(wanted.keys)
    }
  }

  @Test func `apps trade addresses, and no client meets the wrong one, without a reload`() throws {
    let host = try RealHost(apps: ["blog", "shop"])
    let daemon = try daemon(on: host)
    let before = reloads(daemon)
    let clients = ["blog", "shop"].map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }

    for _ in 0..<3 {
      try host.swap("blog.web.1", "shop.web.1")
      for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    }

    for client in clients { #expect(client.stop().wrong == 0) }
    #expect(reloads(daemon) == before)
    try waitUntilTrue(host, ["blog.web.1", "shop.web.1"])
    try host.wait(for: "IP.web.1", of: "blog", toHold: host.address(of: "blog.web.1"))
    #expect(host.read("nginx.conf", of: "blog")?.contains("server 198.18.0.") == true)
  }

  @Test func `ten containers of one process crash and come back, and nobody is turned away`() throws {
    let host = try RealHost(apps: ["shop"])
    try host.createApp("blog")
    try host.deploy("blog", count: 10, options: ["--restart", "always"])
    let daemon = try daemon(on: host)
    let before = reloads(daemon)
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: Set((1...10).map { "web.\($0)" }))

    for number in 1...9 { try host.crash("blog.web.\(number)") }

    try client.waitUntilAnswered(by: Set((1...10).map { "web.\($0)" }), within: .seconds(30))
    let tally = client.stop()
    #expect(tally.wrong == 0)
    #expect(tally.count { if case .status = $0 { true } else { false } } == 0, "\(tally.answers)")
    #expect(reloads(daemon) == before)
  }

  @Test func `a deploy, another number of containers, another domain: only what changes the configuration reloads it`()
    throws
  {
    let host = try RealHost(apps: ["blog"])
    let daemon = try daemon(on: host)
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1"])
    let first = reloads(daemon)

    let old = try host.address(of: "blog.web.1")
    try host.deploy("blog")
    try waitUntilTrue(host, ["blog.web.1"])
    #expect(try host.address(of: "blog.web.1") != old)
    try client.waitUntilAnswered(by: ["web.1"])
    #expect(reloads(daemon) == first)

    try host.deploy("blog", count: 2)
    try client.waitUntilAnswered(by: ["web.1", "web.2"])
    #expect(reloads(daemon) > first)
    #expect(client.stop().wrong == 0)
  }

  @Test(arguments: [false, true])
  func `an engine that is killed and comes back leads nobody astray, without a reload`(liveRestore: Bool) throws {
    let apps = ["a", "b", "c", "d"]
    let host = try RealHost(apps: apps, liveRestore: liveRestore)
    let daemon = try daemon(on: host)
    let before = reloads(daemon)
    let clients = apps.map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }

    try host.script("engine-kill")
    if !liveRestore {
      for client in clients { try client.wait(for: "502") { $0.latest.last == .status(502) } }
      #expect(try host.kernelRoutes() == [])
    }
    try host.script("engine-start")

    for client in clients { try client.waitUntilAnswered(by: ["web.1"], within: .seconds(20)) }
    for client in clients {
      let tally = client.stop()
      #expect(tally.wrong == 0)
      if liveRestore { #expect(tally.count { $0 == .status(502) } == 0) }
    }
    #expect(reloads(daemon) == before)
  }

  @Test func `containers on a network of their own, an internal one, several, and the host's own stack are reached`()
    throws
  {
    let host = try RealHost()
    try host.docker("network", "create", "back")
    try host.docker("network", "create", "--internal", "inside")
    for (app, network) in [("a", "back"), ("b", "inside")] {
      try host.createApp(app)
      try host.setProperty("network", app, "initial-network", network)
      try host.deploy(app, options: ["--network", network])
    }
    try host.createApp("c")
    try host.setProperty("network", "c", "attach-post-deploy", "back,inside")
    try host.deploy("c")
    try host.createApp("d")
    try host.deploy("d", options: ["--network", "host"])
    let daemon = try daemon(on: host)
    let clients = ["a", "b", "c", "d"].map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    #expect(
      Set(try host.kernelMap().keys)
        == Set(try ["a", "b", "c"].map { try #require(try host.stableAddresses()["\($0).web.1"]) }))
    #expect(host.read("nginx.conf", of: "d")?.contains("server 127.0.0.1:5000;") == true)

    try host.script("network-recreate", "back")
    for client in clients { try client.waitUntilAnswered(by: ["web.1"], within: .seconds(20)) }
    for client in clients { #expect(client.stop().wrong == 0) }
    #expect(daemon.isRunning)
  }

  @Test(arguments: [
    ["nft", "flush", "ruleset"], ["nft", "delete", "table", "ip", "dokku_listeners"],
    ["ip", "route", "flush", "proto", "222"],
    ["sh", "-c", "ip link set docker0 down; ip link set docker0 up"],
  ])
  func `what somebody takes away is put back, and told once`(command: [String]) throws {
    let host = try RealHost(apps: ["blog"])
    let daemon = try daemon(on: host)
    try host.execute("nft", "add", "table", "ip", "firewall")
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1"])

    try host.execute(command)

    try waitUntilTrue(host, ["blog.web.1"])
    try daemon.waitForRecord("the repair") { $0.isA(.stableListenersRepaired) }
    try client.waitUntilAnswered(by: ["web.1"], within: .seconds(20))
    #expect(daemon.log.records.count { $0.isA(.stableListenersRepaired) } == 1)
    #expect(client.stop().wrong == 0)
  }

  @Test func `containers see the gateway of their network as nginx, and get nowhere by a stable address`() throws {
    let host = try RealHost(apps: ["blog", "shop"])
    let daemon = try daemon(on: host)
    let stable = try #require(try host.stableAddresses()["blog.web.1"])
    let own = try host.address(of: "blog.web.1")
    #expect(try host.execute("ip", "route", "get", stable).contains("via \(own) dev docker0 src 172.17.0.1 "))
    try host.startClient(of: "blog").waitUntilAnswered(by: ["web.1"])

    #expect(try host.docker("exec", "shop.web.1", "fetch", own).contains("app=blog"))
    #expect(try host.docker("exec", "shop.web.1", "sh", "-c", "fetch \(stable) || true") == "")
    #expect(daemon.isRunning)
  }

  @Test func `a daemon that ends and starts again leaves no gap`() throws {
    let host = try RealHost(apps: ["blog", "shop"])
    var running = try daemon(on: host)
    let clients = ["blog", "shop"].map { host.startClient(of: $0, patience: .seconds(8)) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    let names = try host.stableAddresses()
    for round in 0..<4 {
      if round.isMultiple(of: 2) { running.kill() } else { _ = running.terminate() }
      for client in clients { try client.wait(forMore: 20) }
      running = try daemon(on: host)
    }
    for client in clients {
      let tally = client.stop()
      #expect(tally.right == tally.total, "\(tally.answers)")
    }
    #expect(try host.stableAddresses() == names)
    #expect(running.log.records.count { $0.isA(.nginxReloaded) } == 0)
  }

  @Test func `a daemon killed at any moment while apps trade addresses leads nobody astray`() throws {
    let host = try RealHost(apps: ["blog", "shop"])
    var running = try daemon(on: host)
    let clients = ["blog", "shop"].map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    var random = SystemRandomNumberGenerator()
    for _ in 0..<50 {
      let log = running.log
      let seen = log.records.count
      try host.docker(["restart", "--time", "0", ["blog.web.1", "shop.web.1"].randomElement(using: &random) ?? ""])
      // At once, or when it says that it has seen something of it.
      if Bool.random(using: &random) {
        _ = try? log.wait(for: "anything", after: seen, within: .milliseconds(100)) { _ in true }
      }
      running.kill()
      running = try daemon(on: host)
    }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    for client in clients { #expect(client.stop().wrong == 0) }
    try waitUntilTrue(host, ["blog.web.1", "shop.web.1"])
  }

  @Test func `what operators run beside the daemon names the same addresses`() throws {
    let host = try RealHost(apps: ["blog"])
    try host.write("7000:5000\n", to: "PORTS", of: "blog")
    let daemon = try daemon(on: host)
    let before = host.read("nginx.conf", of: "blog")
    #expect(try host.run("network:rebuildall").status == 0)
    #expect(host.read("nginx.conf", of: "blog") == before)
    #expect(try host.kernelMap().count == 1)
    let report = try host.run("tcp-ports:report", "blog")
    #expect(report.output.contains(try host.address(of: "blog.web.1")))
    #expect(!report.output.contains("not up to date"))
    try eventually("status") {
      try host.run("status").output.contains("kernel  leads 1 stable address to containers")
    }
    #expect(daemon.isRunning)
  }
}
