// SPDX-License-Identifier: MIT

import Testing

@testable import Core

/// The engine is away, and its containers with it or not.
struct RouterLiveRestoreTests {
  private func world(liveRestore: Bool) -> World {
    var world = World.twoApps
    world.info.liveRestore = liveRestore
    return world
  }

  private func host(liveRestore: Bool = true) -> Scenario {
    var host = Scenario(world(liveRestore: liveRestore))
    host.start()
    return host
  }

  @Test func `with live restore the listeners stay while the engine is away`() {
    var host = host(liveRestore: true)
    host.world.isEngineUp = false
    let away = host.tell(.streamEnded("EOF")) + host.settle() + host.pass(.seconds(900))
    #expect(away.reloads == 0)
    #expect(away.fileChanges == [])
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
  }

  @Test func `without it they leave together as soon as the engine turns out to be away`() {
    var host = host(liveRestore: false)
    host.world.isEngineUp = false
    let ended = host.tell(.streamEnded("EOF"))
    #expect(ended.orders == [.arm(.engineGrace, after: .milliseconds(100)), .connect])
    let refused = host.settle()
    #expect(refused.reloads == 1)
    #expect(refused.wishes.prefix(2).map(\.app) == ["blog", "shop"])
    #expect(host.loaded("blog") == [:] && host.loaded("shop") == [:])
    #expect(host.world.apps["blog"]?.addressFiles == [:])
    #expect(host.world.apps["blog"]?.portFiles == ["web.1": "5000"])
  }

  @Test func `without it they leave when the engine says nothing within its grace`() {
    var host = host(liveRestore: false)
    host.tell(.streamEnded("EOF"))
    host.outcomes = []
    let late = host.fire(.engineGrace)
    #expect(late.reloads == 1)
    #expect(host.loaded("blog") == [:])
  }

  @Test func `an engine that answers within its grace keeps them`() {
    var host = host(liveRestore: false)
    let back = host.tell(.streamEnded("EOF")) + host.settle() + host.pass(.seconds(1))
    #expect(back.reloads == 0)
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
    #expect(host.alarms[.engineGrace] == nil)
  }

  @Test func `they come back when the engine does, on whatever addresses`() {
    var host = host(liveRestore: false)
    host.world.isEngineUp = false
    host.tell(.streamEnded("EOF"))
    host.settle()
    for id in ["a1", "b1"] as [ContainerID] { host.world.stop(id) }
    for id in ["b1", "a1"] as [ContainerID] { host.world.start(id) }
    _ = host.world.takeNews()
    host.world.isEngineUp = true
    let back = host.pass(.seconds(40))
    #expect(back.reloads == 1)
    #expect(host.loaded("blog") == ["web": ["10.1.0.3:5000"]])
    #expect(host.loaded("shop") == ["web": ["10.1.0.2:5000"]])
  }

  @Test func `an answer that comes in after they have left brings none of them back`() {
    var host = host(liveRestore: false)
    _ = host.tell("a1", .start)
    let answer = host.outcomes.removeFirst()
    host.world.isEngineUp = false
    host.tell(.streamEnded("EOF"))
    host.settle()
    host.tell(answer)
    host.settle()
    #expect(host.loaded("blog") == [:])
  }

  // MARK: starting without an engine

  @Test func `at a start without an engine no listener of the run before stays`() {
    var host = Scenario(world(liveRestore: false))
    host.world.isEngineUp = false
    host.world.nginx.files = [
      "blog": SimulatedNginx.File(settings: ProxySettings(), listeners: ["web": ["10.1.0.2:5000"]])
    ]
    host.world.nginx.loaded = host.world.nginx.files
    let started = host.start()
    #expect(started.contains(.announceReady) == false)
    #expect(started.messages(.engineUnreachable).count == 1)
    #expect(started.records(.engineLost) == [])
    #expect(started.reloads == 1)
    #expect(host.loaded("blog") == [:])
    #expect(host.world.apps["blog"]?.addressFiles == [:])
    #expect(host.world.apps["blog"]?.portFiles == ["web.1": "5000"])

    host.world.isEngineUp = true
    let up = host.pass(.seconds(60))
    #expect(up.contains(.announceReady))
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
    #expect(host.world.apps["blog"]?.addressFiles == ["web.1": "10.1.0.2"])
  }

  @Test func `at a start without an engine that had live restore they stay`() {
    var host = Scenario(world(liveRestore: true))
    host.world.isEngineUp = false
    let started = host.start(Past(hadLiveRestore: true)) + host.pass(.seconds(60))
    #expect(started.fileChanges == [])
    #expect(started.wishes == [])
    #expect(started.contains(.announceReady) == false)
  }

  @Test func `a reload that the run before did not see proven is made up for, with an engine and without`() {
    var host = Scenario(world(liveRestore: true))
    host.start()
    var second = Scenario(host.world)
    #expect(second.start().reloads == 0)
    var third = Scenario(host.world)
    #expect(third.start(Past(isReloadPending: true)).reloads == 1)
    #expect(third.pass(.seconds(400)).reloads == 0)

    var fourth = Scenario(world(liveRestore: false))
    fourth.world.isEngineUp = false
    fourth.start()
    var fifth = Scenario(fourth.world)
    #expect(fifth.start(Past(isReloadPending: true)).reloads == 1)
  }
}
