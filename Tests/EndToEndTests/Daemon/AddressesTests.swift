// SPDX-License-Identifier: MIT
import TestSupport
import Testing

/// Containers that change addresses while clients ask all the time.
@Suite(.serialized) struct AddressesTests {
  /// By addresses that stay, and by the containers' own.
  private static let modes = ["stable", "direct"]

  @Test(arguments: modes)
  func `two apps trade addresses and no client meets the wrong one`(mode: String) throws {
    let host = try RealHost()
    for app in ["blog", "shop"] {
      try host.createApp(app)
      try host.deploy(app)
    }
    let daemon = try RealDaemon(on: host, environment: ["DEL_LISTENERS": mode])
    try daemon.waitUntilReady()
    let clients = ["blog", "shop"].map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    let before = try [host.address(of: "blog.web.1"), host.address(of: "shop.web.1")]

    try host.swap("blog.web.1", "shop.web.1")

    #expect(try [host.address(of: "shop.web.1"), host.address(of: "blog.web.1")] == before)
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    for client in clients { #expect(client.stop().wrong == 0) }
    try host.wait(for: "IP.web.1", of: "blog", toHold: before[1])
    try host.wait(for: "IP.web.1", of: "shop", toHold: before[0])
    #expect(host.read("PORT.web.1", of: "shop") == "5000")
  }

  @Test(arguments: modes)
  func `all apps stop and start in another order and no client meets the wrong one`(mode: String) throws {
    let host = try RealHost()
    let apps = ["a", "b", "c", "d", "e"]
    for app in apps {
      try host.createApp(app)
      try host.deploy(app)
    }
    let daemon = try RealDaemon(on: host, environment: ["DEL_LISTENERS": mode])
    try daemon.waitUntilReady()
    let clients = apps.map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }

    for app in apps { try host.docker("kill", "\(app).web.1") }
    for app in apps.reversed() { try host.docker("start", "\(app).web.1") }

    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    for (app, client) in zip(apps, clients) {
      #expect(client.stop().wrong == 0)
      try host.wait(for: "IP.web.1", of: app, toHold: host.address(of: "\(app).web.1"))
    }
  }

  @Test(arguments: modes)
  func `an engine that restarts cleanly leads nobody astray`(mode: String) throws {
    let host = try RealHost()
    let apps = ["a", "b", "c", "d"]
    for app in apps {
      try host.createApp(app)
      try host.deploy(app, options: ["--restart", "always"])
    }
    let daemon = try RealDaemon(on: host, environment: ["DEL_LISTENERS": mode])
    try daemon.waitUntilReady()
    let clients = apps.map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }

    try host.script("engine-restart")

    for client in clients { try client.waitUntilAnswered(by: ["web.1"], within: .seconds(20)) }
    for client in clients { #expect(client.stop().wrong == 0) }
    #expect(!daemon.log.records.contains { $0.isA(.containerCrashed) })
  }

  @Test(arguments: [false, true])
  func `an engine that is killed and comes back leads nobody astray`(liveRestore: Bool) throws {
    let host = try RealHost(liveRestore: liveRestore)
    let apps = ["a", "b", "c", "d"]
    for app in apps {
      try host.createApp(app)
      try host.deploy(app)
    }
    let daemon = try RealDaemon(on: host, environment: ["DEL_LISTENERS": "direct"])
    try daemon.waitUntilReady()
    let clients = apps.map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }

    try host.script("engine-kill")
    if !liveRestore {
      for client in clients { try client.wait(for: "502") { $0.latest.last == .status(502) } }
    }
    try host.script("engine-start")

    for client in clients { try client.waitUntilAnswered(by: ["web.1"], within: .seconds(20)) }
    for client in clients {
      let tally = client.stop()
      #expect(tally.wrong == 0)
      if liveRestore { #expect(tally.count { $0 == .status(502) } == 0) }
    }
  }
}
