// SPDX-License-Identifier: MIT
import Core
import Foundation
import Glibc
import TestSupport
import Testing

/// The daemon itself: asked, stopped, killed, stuck.
@Suite(.serialized) struct DaemonLifeTests {
  private func twoApps() throws -> RealHost {
    let host = try RealHost()
    for app in ["blog", "shop"] {
      try host.createApp(app)
      try host.deploy(app)
    }
    return host
  }

  @Test func `a daemon that is killed at any moment leaves no torn file, and the next one puts all right`() throws {
    let host = try twoApps()
    let clients = ["blog", "shop"].map { host.startClient(of: $0) }
    var generator = SystemRandomNumberGenerator()
    for round in 1...50 {
      let daemon = try RealDaemon(on: host)
      try daemon.waitUntilReady()
      // What happens next gives it something to write; it is killed somewhere in there.
      let app = round.isMultiple(of: 2) ? "blog" : "shop"
      let moment = Double.random(in: 0...0.5, using: &generator)
      let killer = try Child(
        ["sh", "-c", "sleep \(moment); kill -KILL \(daemon.pid)"], environment: Child.inherited)
      try host.docker("kill", "\(app).web.1")
      try host.docker("start", "\(app).web.1")
      #expect(killer.wait(within: .seconds(5)) == 0)
      daemon.kill()
      try expectWholeFiles(host, round: round)
    }
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    for app in ["blog", "shop"] {
      #expect(host.read("IP.web.1", of: app) == (try host.address(of: "\(app).web.1")))
      let names = try FileManager.default.contentsOfDirectory(atPath: "\(host.root)/\(app)")
      #expect(names.filter { $0.hasSuffix(".tmp") } == [])
    }
    for client in clients { #expect(client.stop().wrong == 0) }
  }

  private func expectWholeFiles(_ host: RealHost, round: Int) throws {
    for app in ["blog", "shop"] {
      if let address = host.read("IP.web.1", of: app) {
        #expect(IPAddress(address) != nil, "round \(round): IP.web.1 of \(app) is \(address.debugDescription)")
      }
      if let port = host.read("PORT.web.1", of: app) { #expect(port == "5000", "round \(round)") }
      let text = try #require(host.read("nginx.conf", of: app))
      #expect(text.hasSuffix("}\n") && text.contains("server"), "round \(round): nginx.conf of \(app) is torn")
    }
  }

  @Test func `SIGHUP looks at everything, loads everything once more and says when it is done`() throws {
    let host = try twoApps()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.remove("IP.web.1", of: "blog")
    let seen = daemon.log.records.count
    daemon.send(SIGHUP)
    let reloading = try daemon.waitForNotification("RELOADING=1")
    #expect(reloading.contains("MONOTONIC_USEC="))
    try daemon.waitForNotification("READY=1")
    try daemon.waitFor(.nginxReloaded, after: seen)
    #expect(host.read("IP.web.1", of: "blog") == (try host.address(of: "blog.web.1")))
  }

  @Test func `the reload command returns when the rebuildall is done`() throws {
    let host = try twoApps()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.remove("nginx.conf", of: "blog")
    try EmbeddedHostScript.output(
      of: [RealDaemon.binary, "reload"], environment: Child.inherited.merging(host.environment) { $1 })
    #expect(host.read("nginx.conf", of: "blog") != nil)
    #expect(daemon.terminate() == 0)
    try daemon.log.waitToEnd()
    #expect(daemon.count(.rebuildAllDone) == 1)
    #expect(throws: EmbeddedHostScript.Failed.self) {
      try EmbeddedHostScript.output(
        of: [RealDaemon.binary, "reload"], environment: Child.inherited.merging(host.environment) { $1 })
    }
  }

  @Test func `SIGTERM ends it with status 0 and leaves files and nginx as they are`() throws {
    let host = try twoApps()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1"])
    let files = try ["IP.web.1", "nginx.conf"].map { try #require(host.read($0, of: "blog")) }
    #expect(daemon.terminate(within: .seconds(5)) == 0)
    try daemon.waitForNotification("STOPPING=1")
    #expect(["IP.web.1", "nginx.conf"].map { host.read($0, of: "blog") } == files)
    try client.wait(forMore: 20)
    try client.waitUntilAnswered(by: ["web.1"])
    #expect(client.stop().wrong == 0)
  }

  @Test func `the watchdog hears from it, and no more once its loop is stuck`() throws {
    let host = try twoApps()
    let daemon = try RealDaemon(on: host, environment: ["WATCHDOG_USEC": "400000"])
    try daemon.waitUntilReady()
    for _ in 1...3 { try daemon.waitForNotification("WATCHDOG=1", within: .seconds(2)) }
    // A frozen file system holds up whoever writes to it.
    let image = "\(host.path)/frozen.img"
    let folder = "\(host.root)/blog"
    try host.shell("truncate -s 16M \(image) && mkfs.ext4 -q \(image)")
    try host.shell("cp -a \(folder) \(host.path)/saved && mount -o loop \(image) \(folder)")
    defer { umount2(folder, CInt(MNT_DETACH)) }
    try host.shell("cp -a \(host.path)/saved/. \(folder)/ && fsfreeze --freeze \(folder)")
    var isFrozen = true
    defer { if isFrozen { try? host.shell("fsfreeze --unfreeze \(folder)") } }
    try host.docker("kill", "blog.web.1")
    // One may be on its way already; of the next four intervals none is heard.
    _ = try? daemon.waitForNotification("WATCHDOG=1", within: .milliseconds(400))
    #expect(throws: TimedOut.self) { try daemon.waitForNotification("WATCHDOG=1", within: .milliseconds(1600)) }
    try host.shell("fsfreeze --unfreeze \(folder)")
    isFrozen = false
    try daemon.waitForNotification("WATCHDOG=1", within: .seconds(5))
  }

  @Test func `a second daemon on the same host is refused`() throws {
    let host = try twoApps()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let second = try RealDaemon(on: host)
    try second.log.waitToEnd(within: .seconds(30))
    #expect(second.log.otherLines.contains { $0.contains("is running already, as process") })
    #expect(daemon.isRunning)
  }

  @Test func `without an engine it keeps trying, says so once, and is not ready`() throws {
    let host = try twoApps()
    try host.script("engine-stop")
    let daemon = try RealDaemon(on: host)
    try daemon.waitFor(.engineUnreachable)
    #expect(throws: TimedOut.self) { try daemon.waitForNotification("READY=1", within: .seconds(2)) }
    #expect(daemon.count(.engineUnreachable) == 1)
    try host.script("engine-start")
    try daemon.waitUntilReady()
    for app in ["blog", "shop"] { try host.startClient(of: app).waitUntilAnswered(by: ["web.1"], within: .seconds(20)) }
  }
}
