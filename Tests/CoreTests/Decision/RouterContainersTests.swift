// SPDX-License-Identifier: MIT

import Testing

@testable import Core

/// Answers of the engine, late ones above all.
struct RouterContainersTests {
  private func host(_ world: World = .twoApps) -> Scenario {
    var host = Scenario(world)
    host.start()
    return host
  }

  private func running(_ host: Scenario, _ id: ContainerID) -> Container? { host.world.containers[id] }

  @Test func `an inspect that left before the end does not bring the listener back`() throws {
    var host = host()
    _ = host.tell("a1", .start)
    let stale = host.outcomes.removeFirst()
    host.world.crash("a1")
    for event in host.world.takeNews() { host.tell(event) }
    #expect(host.tell(stale).wishes == [])
    #expect(host.router.containers["a1"]?.state == .exited)
    host.settle()
    #expect(host.router.containers["a1"]?.state == .restarting)
    #expect(host.loaded("blog") == [:])
  }

  @Test func `a list that left before the end does not bring the listener back, even once the end was inspected`() {
    var host = host()
    _ = host.tell(.alarmFired(.resync))
    let list = host.outcomes.removeFirst()
    host.happen { $0.crash("a1") }
    #expect(host.router.containers["a1"]?.state == .restarting)
    host.tell(list)
    host.settle()
    #expect(host.router.containers["a1"]?.state == .restarting)
    #expect(host.loaded("blog") == [:])
  }

  @Test func `an inspect that left before a removal does not bring the container back`() {
    var host = host()
    _ = host.tell("a1", .start)
    let stale = host.outcomes.removeFirst()
    host.world.remove("a1")
    for event in host.world.takeNews() { host.tell(event) }
    host.tell(stale)
    host.settle()
    #expect(host.router.containers["a1"] == nil)
    #expect(host.loaded("blog") == [:])
    #expect(host.world.apps["blog"]?.addressFiles == [:])
  }

  @Test func `one that has ended and was removed at once is not asked about`() {
    var host = host()
    host.world.remove("a1")
    let events = host.world.takeNews().flatMap { event -> [EngineEvent] in
      if case .engineEvents(let events) = event { events } else { [] }
    }
    #expect(host.tell(.engineEvents(events)).inspected == [])
  }

  @Test func `a list that left before a removal does not bring the container back`() {
    var host = host()
    _ = host.tell(.alarmFired(.resync))
    let list = host.outcomes.removeFirst()
    host.happen { $0.remove("a1") }
    host.tell(list)
    host.settle()
    #expect(host.router.containers["a1"] == nil)
  }

  @Test func `a list that left before a start does not take the started container away`() {
    var host = host()
    host.happen { $0.stop("a1") }
    _ = host.tell(.alarmFired(.resync))
    let list = host.outcomes.removeFirst()
    host.happen { world in
      world.start("a1")
      world.deploy("blog", "web.2", "a2")
    }
    host.tell(list)
    host.settle()
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000", "10.1.0.4:5000"]])
    #expect(host.router.containers["a2"]?.state == .running)
  }

  @Test func `a list that tells a start is taken at its word, the inspect of it or not`() {
    var host = host()
    host.happen { $0.stop("a1") }
    host.world.start("a1")
    let news = host.world.takeNews()
    _ = host.tell(.alarmFired(.resync))
    for event in news { host.tell(event) }
    let list = host.outcomes.removeFirst()
    host.tell(list)
    #expect(host.router.containers["a1"]?.state == .running)
  }

  @Test func `one that is restarting is not taken for exhausted by an answer that another event has overtaken`() {
    var world = World()
    world.deploy("blog", "web.1", "a1", policy: .onFailure(limit: 2))
    world.containers["a1"]?.details?.restartCount = 1
    var host = host(world)
    host.world.crash("a1")
    let news = host.world.takeNews()
    host.tell(news[0])
    let inspected = host.outcomes.removeFirst()
    for event in news.dropFirst() { host.tell(event) }
    #expect(host.tell(inspected).rebuilt == [])
    #expect(host.settle().rebuilt == [])
  }

  @Test func `an answer that nobody asked for, or an earlier connection, is not taken`() throws {
    var host = host()
    let container = try #require(running(host, "a1"))
    host.happen { $0.crash("a1") }
    #expect(host.tell(.containerInspected(container)) == [])
    #expect(host.tell(.containersListed([container])) == [])
    #expect(host.tell(.containerMissing("b1")) == [])
    #expect(host.tell(.inspectFailed("b1", "timeout")) == [])
    #expect(host.router.containers["a1"]?.state == .restarting)
    #expect(host.router.containers["b1"]?.state == .running)
  }

  @Test func `nothing is asked while there is no connection`() {
    var host = host()
    host.world.isEngineUp = false
    host.tell(.streamEnded("EOF"))
    host.settle()
    #expect(host.tell("a1", .start).inspected == [])
    #expect(host.tell(.alarmFired(.container("a1"))).inspected == [])
  }

  @Test func `an inspect that fails is tried again, of a container not known yet, too`() {
    var host = host()
    _ = host.tell("a2", .start)
    host.outcomes = []
    let failed = host.tell(.inspectFailed("a2", "timeout"))
    #expect(failed.orders == [.arm(.container("a2"), after: .seconds(2))])
    #expect(
      failed.said == ["warning engineAnswerRefused: Docker did not say how a2a2a2a2a2a2 is, asking again: timeout"])
    #expect(host.fire(.container("a2")).inspected == ["a2"])
  }

  @Test func `up to eight containers are inspected, more are listed together`() {
    var world = World()
    let ids = (0..<12).map { ContainerID(repeating: String(0x2000 + $0, radix: 16)) }
    for (index, id) in ids.enumerated() { world.deploy("blog", ProcessSlot(.web, index + 1), id) }
    var host = host(world)
    host.now = host.now + .seconds(1)
    let few = host.tell(.engineEvents(ids.prefix(8).map { event($0, &host.world) }))
    #expect(few.inspected.count == 8)
    host.settle()
    let many = host.tell(.engineEvents(ids.prefix(9).map { event($0, &host.world) }))
    #expect(many.orders.filter { $0 == .listContainers } == [.listContainers])
    #expect(many.inspected == [])
  }

  @Test func `lists for the sake of many are a tenth of a second apart`() {
    var world = World()
    let ids = (0..<12).map { ContainerID(repeating: String(0x2000 + $0, radix: 16)) }
    for (index, id) in ids.enumerated() { world.deploy("blog", ProcessSlot(.web, index + 1), id) }
    var host = host(world)
    host.now = host.now + .milliseconds(60)
    let soon = host.tell(.engineEvents(ids.map { event($0, &host.world) }))
    #expect(soon.waits(.lookup) == [.milliseconds(40)])
    #expect(soon.contains(.listContainers) == false)
    #expect(host.tell(.engineEvents(ids.map { event($0, &host.world) })).waits(.lookup) == [])
    #expect(host.fire(.lookup).orders.filter { $0 == .listContainers } == [.listContainers])
  }

  @Test func `a thousand events that come one by one ask a handful of questions`() {
    var world = World()
    let ids = (0..<1000).map { ContainerID(repeating: String(0x2000 + $0, radix: 16)) }
    for (index, id) in ids.enumerated() { world.deploy("blog", ProcessSlot(.web, index + 1), id) }
    var host = host(world)
    host.now = host.now + .seconds(1)
    var actions: [Action] = []
    for id in ids { actions += host.tell(.engineEvents([event(id, &host.world)])) }
    actions += host.settle()
    actions += host.pass(.seconds(1))
    #expect(actions.inspected.count <= 16)
    #expect(actions.count { $0 == .listContainers } <= 3)
    #expect(host.router.isSettled)
  }

  @Test func `what one list tells of many goes to files and nginx in one pass`() {
    var world = World()
    let ids = (0..<20).map { ContainerID(repeating: String(0x2000 + $0, radix: 16)) }
    for (index, id) in ids.enumerated() { world.deploy("blog", ProcessSlot(.web, index + 1), id) }
    var host = host(world)
    host.now = host.now + .seconds(1)
    for (index, id) in ids.enumerated() {
      host.world.containers[id]?.endpoints[0].address = .v4(0x0a01_0500 + UInt32(index))
    }
    host.world.containers[ids[19]] = nil
    _ = host.tell(.engineEvents(ids.map { event($0, &host.world) }))
    let listed = host.settle()
    #expect(listed.inspected == [])
    #expect(listed.reloads == 1)
    #expect(host.loaded("blog")?[.web]?.count == 19)
    #expect(host.loaded("blog")?[.web]?.first == "10.1.5.0:5000")
    #expect(host.world.apps["blog"]?.addressFiles.count == 19)
    #expect(host.world.apps["blog"]?.addressFiles["web.19"] == "10.1.5.18")
  }

  @Test func `each of many ends is inspected, for its evidence`() {
    var world = World()
    let ids = (0..<12).map { ContainerID(repeating: String(0x2000 + $0, radix: 16)) }
    for (index, id) in ids.enumerated() { world.deploy("blog", ProcessSlot(.web, index + 1), id) }
    var host = host(world)
    for id in ids { host.world.crash(id, exit: 3) }
    let subjects = host.world.takeNews().flatMap { event -> [EngineEvent] in
      if case .engineEvents(let events) = event { events } else { [] }
    }
    let told = host.tell(.engineEvents(subjects)) + host.settle()
    #expect(told.messages(.containerCrashed).count == 12)
    #expect(told.messages(.containerCrashed).allSatisfy { $0.contains("exited with status 3 after") })
  }

  @Test func `a container that uses the network stack of one that nobody knew asks about that one`() {
    var host = host()
    host.happen { world in
      world.create("cc", "vpn", DokkuLabels())
      world.start("cc")
      world.createApp("side")
    }
    host.happen { world in
      world.create("c1", "side.web.1", .deployed("side", "web.1"), mode: .container("cc"))
      world.start("c1")
      world.edit("side") { $0.slots = ["web.1": "c1"] }
    }
    #expect(host.loaded("side") == ["web": ["10.1.0.4:5000"]])
  }

  @Test func `one that is restarting is looked at again, later and later`() {
    var host = host()
    let crashed = host.happen { $0.crash("a1") }
    #expect(crashed.waits(.container("a1")).last == .seconds(4))
    // Docker's own restart failed, and no event says so.
    host.world.containers["a1"]?.state = .exited
    host.world.containers["a1"]?.details?.error = "network 0123 not found"
    _ = host.world.takeNews()
    let looked = host.fire(.container("a1"))
    #expect(looked.said == ["error restartFailed: Docker could not start blog.web.1 again: network 0123 not found"])
  }

  @Test func `one that a list tells to be restarting is looked at again, too`() {
    var world = World.twoApps
    world.crash("a1")
    var host = Scenario(world)
    #expect(host.start().waits(.container("a1")) == [.seconds(2)])
  }

  private func event(_ id: ContainerID, _ world: inout World) -> EngineEvent {
    EngineEvent(time: world.tick(), subject: .container(id, .start, app: "blog"))
  }
}
