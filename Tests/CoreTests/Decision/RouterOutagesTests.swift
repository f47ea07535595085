// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterOutagesTests {
  private func host(_ change: (inout World) -> Void = { _ in }) -> Scenario {
    var world = World.twoApps
    change(&world)
    var host = Scenario(world)
    host.start()
    return host
  }

  /// Carries out orders and tells outcomes for as long as nobody reloads nginx; that comes last.
  private func reloadIsDue(_ host: inout Scenario) -> Bool {
    for _ in 0..<100 {
      if case .nginxReloaded? = host.outcomes.first { return true }
      guard !host.outcomes.isEmpty else { return false }
      host.tell(host.outcomes.removeFirst())
    }
    return false
  }

  @Test func `it lasts from the last listener's leaving to the proof that one is back`() throws {
    var host = host()
    let crashed = host.happen { $0.crash("a1", exit: 7) }
    let crash = try #require(crashed.records(.containerCrashed).first)
    #expect(crash.fields[.outageID] == crash.fields[.crash])
    #expect(crashed.records(.outageEnded) == [])
    host.now = host.now + .milliseconds(1200)
    host.world.engineStarts("a1")
    host.outcomes = host.world.takeNews()
    #expect(reloadIsDue(&host))
    host.now = host.now + .milliseconds(30)
    let ended = host.settle().records(.outageEnded)
    #expect(ended.map(\.message) == ["blog.web answers again after 1.2 s: blog.web.1 was started again"])
    #expect(
      ended.first?.fields == [
        .app: "blog", .processType: "web", .containerID: "a1a1a1a1a1a1", .containerName: "blog.web.1",
        .containerIDFull: String(repeating: "a1", count: 32), .outageID: crash.fields[.crash] ?? "",
        .outage: "1230000", .outageEnd: "restart", .outageCrashes: "1",
      ])
    #expect(ended.first?.level == .notice)
  }

  @Test func `a crash beside others begins none`() {
    var host = host { $0.deploy("blog", "web.2", "a2") }
    host.happen { $0.crash("a1") }
    #expect(host.router.outages.open.isEmpty)
    #expect(host.happen { $0.engineStarts("a1") }.records(.outageEnded) == [])
  }

  @Test func `all that crash together are in one, which begins with the last`() {
    var host = host { $0.deploy("blog", "web.2", "a2") }
    let crashed = host.happen { world in
      world.crash("a1")
      world.crash("a2")
    }.records(.containerCrashed)
    #expect(crashed.map { $0.fields[.listenersLeft] } == ["1", "0"])
    #expect(crashed.map { $0.fields[.outageID] } == [nil, crashed.last?.fields[.crash]])
    let ended = host.happen { $0.engineStarts("a1") }
    #expect(ended.records(.outageEnded).map { $0.fields[.outageEnd] } == ["deploy"])
    #expect(host.happen { $0.engineStarts("a2") }.records(.outageEnded) == [])
  }

  @Test func `another process of the app does not make up for one`() {
    var host = host { $0.deploy("blog", "worker.1", "a9") }
    host.happen { $0.crash("a1") }
    #expect(host.router.outages.open.keys.map(\.description) == ["blog.web"])
    host.happen { $0.crash("a9") }
    #expect(host.router.outages.open.count == 2)
    let back = host.happen { $0.engineStarts("a9") }
    #expect(back.messages(.outageEnded) == ["blog.worker answers again after 0 ms: blog.worker.1 was started again"])
  }

  @Test func `a crash before nginx knows of the restart makes it longer`() {
    var host = host()
    host.happen { $0.crash("a1") }
    host.now = host.now + .seconds(1)
    host.world.engineStarts("a1")
    host.outcomes = host.world.takeNews()
    #expect(reloadIsDue(&host))
    host.now = host.now + .seconds(1)
    host.world.crash("a1")
    let news = host.world.takeNews()
    for event in news { host.tell(event) }
    let second = host.settle()
    #expect(second.records(.outageEnded) == [])
    #expect(second.records(.containerCrashed).first?.fields[.outageID] != nil)
    host.now = host.now + .seconds(1)
    let ended = host.happen { $0.engineStarts("a1") }.records(.outageEnded)
    #expect(ended.map { $0.fields[.outageCrashes] } == ["2"])
    #expect(ended.map { $0.fields[.outage] } == ["3000000"])
  }

  @Test func `it is told after its crash, however late that is told`() {
    var host = host()
    host.world.crash("a1")
    host.outcomes = host.world.takeNews()
    var late: [Event] = []
    while !host.outcomes.isEmpty {
      let event = host.outcomes.removeFirst()
      if case .logTailRead = event { late.append(event) } else { host.tell(event) }
    }
    let back = host.happen { $0.engineStarts("a1") }
    #expect(back.records(.containerCrashed) + back.records(.outageEnded) == [])
    let told = late.flatMap { host.tell($0) }
    #expect(told.records.map(\.kind) == [.containerCrashed, .outageEnded])
  }

  @Test func `while nginx does not take the configuration it goes on`() {
    var host = host()
    host.happen { $0.crash("a1") }
    host.world.nginx.isRunning = false
    #expect(host.happen { $0.engineStarts("a1") }.records(.outageEnded) == [])
    host.world.nginx.isRunning = true
    #expect(host.pass(.seconds(2)).records(.outageEnded).map { $0.fields[.outageEnd] } == ["restart"])
  }

  @Test func `an app that nginx does not serve is back with its container`() {
    var host = host { $0.edit("blog") { $0.proxy.isNginx = false } }
    host.happen { $0.crash("a1") }
    #expect(host.happen { $0.engineStarts("a1") }.records(.outageEnded).count == 1)
  }

  @Test func `a rebuild ends it, and is named`() {
    var host = host { $0.containers["a1"]?.details?.restartPolicy = .onFailure(limit: 1) }
    host.world.containers["a1"]?.details?.restartCount = 1
    host.world.commandOutcome = .succeeded
    let crashed = host.happen { $0.crash("a1") }
    #expect(crashed.rebuilt == ["blog"])
    let ended = host.happen { $0.deploy("blog", "web.1", "a2") }
    #expect(ended.messages(.outageEnded) == ["blog.web answers again after 0 ms: the app was rebuilt"])
  }

  @Test func `a deploy ends it, and names the container that took its place`() {
    var host = host { $0.containers["a1"]?.details?.restartPolicy = .never }
    host.happen { $0.crash("a1") }
    let ended = host.happen { $0.deploy("blog", "web.1", "a2") }
    #expect(ended.messages(.outageEnded) == ["blog.web answers again after 0 ms: blog.web.1 took its place"])
  }

  @Test func `whoever stops what crashes all the time ends it`() {
    var host = host()
    host.happen { $0.crash("a1") }
    host.now = host.now + .seconds(12)
    host.world.containers["a1"]?.state = .exited
    host.world.tell("a1", .kill(signal: 15))
    host.world.tell("a1", .stop)
    let ended = host.settle() + host.pass(.seconds(10))
    #expect(ended.messages(.outageEnded).first?.hasSuffix("after it had crashed") == true)
    #expect(ended.records(.outageEnded).map { $0.fields[.outageEnd] } == ["stop"])
  }

  @Test func `with its app it goes, too`() {
    var host = host()
    host.happen { $0.crash("a1") }
    let gone = host.happen { $0.removeApp("blog") }
    #expect(gone.records(.outageEnded).map { $0.fields[.outageEnd] } == ["removal"])
    #expect(host.router.outages.open.isEmpty)
  }

  @Test func `a process scaled to nothing is no more`() {
    var host = host { $0.deploy("blog", "worker.1", "a9") }
    host.happen { $0.crash("a9") }
    let gone = host.happen { $0.scaleDown("blog", "worker.1") }
    #expect(gone.records(.outageEnded).map { $0.fields[.outageEnd] } == ["removal"])
  }

  @Test func `a stop is none`() {
    var host = host()
    host.happen { $0.stop("a1") }
    #expect(host.router.outages.open.isEmpty)
    #expect(host.happen { $0.start("a1") }.records(.outageEnded) == [])
  }

  @Test func `it is saved when it begins and when it ends, after the crash is told`() throws {
    var host = host()
    let crashed = host.happen { $0.crash("a1") }
    #expect(host.world.savedOutages.map(\.process.description) == ["blog.web"])
    let told = try #require(
      crashed.firstIndex { if case .report(let record) = $0 { record.kind == .containerCrashed } else { false } })
    let saved = try #require(crashed.firstIndex { if case .saveOutages = $0 { true } else { false } })
    #expect(told < saved)
    host.happen { $0.engineStarts("a1") }
    #expect(host.world.savedOutages == [])
  }

  @Test func `one from before the daemon's start goes on, and ends when its app is proven to answer`() {
    var world = World.twoApps
    world.crash("a1")
    var host = Scenario(world)
    let outage = Outage(
      AppProcess("blog", "web"), id: CrashID(of: "a1", at: Timestamp(nanoseconds: 1)),
      since: Moment(microseconds: host.now.microseconds - 60_000_000), container: "a1")
    #expect(host.start(Past(outages: [outage])).records(.outageEnded) == [])
    let ended = host.happen { $0.engineStarts("a1") }
    #expect(ended.messages(.outageEnded) == ["blog.web answers again after 1 min 0 s: blog.web.1 was started again"])
  }

  @Test func `one that SIGKILL began before the daemon's start was no stop`() {
    var world = World.twoApps
    world.containers["a1"]?.details?.restartPolicy = .never
    world.crash("a1", exit: 137)
    var host = Scenario(world)
    let outage = Outage(
      AppProcess("blog", "web"), id: CrashID(of: "a1", at: Timestamp(nanoseconds: 1)), since: host.now, container: "a1")
    #expect(host.start(Past(outages: [outage])).records(.outageEnded) == [])
    #expect(host.pass(.seconds(700)).records(.outageEnded) == [])
    let ended = host.happen { $0.start("a1") }.records(.outageEnded)
    #expect(ended.map { $0.fields[.outageEnd] } == ["restart"])
  }

  @Test func `one that was over before the daemon's start ends with the first full look`() {
    var host = Scenario(World.twoApps)
    let outage = Outage(
      AppProcess("blog", "web"), id: CrashID(of: "a1", at: Timestamp(nanoseconds: 1)),
      since: Moment(microseconds: host.now.microseconds + 5), container: "a1")
    let started = host.start(Past(outages: [outage]))
    // A moment that is still to come is no reason for a negative time.
    #expect(started.records(.outageEnded).map { $0.fields[.outage] } == ["0"])
  }
}
