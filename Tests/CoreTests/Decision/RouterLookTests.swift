// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterLookTests {
  private func host(_ world: World = .twoApps) -> Scenario {
    var host = Scenario(world)
    host.start()
    return host
  }

  @Test(arguments: 0..<24)
  func `READY comes after everything of the first look was carried out, in whatever order that ends`(seed: Int) {
    var random = SplitMix64(seed: UInt64(seed))
    var world = World.twoApps
    world.createNetwork("back")
    world.edit("shop") { $0.network.attachPostDeploy = ["back"] }
    world.edit("blog") { $0.addressFiles["web.1"] = "10.1.0.99" }
    var host = Scenario(world)
    _ = host.world.takeNews()
    var isReady = host.tell(.started(Past())).contains(.announceReady)
    while !isReady, !host.outcomes.isEmpty {
      let next = host.outcomes.remove(at: Int.random(in: 0..<host.outcomes.count, using: &random))
      isReady = host.tell(next).contains(.announceReady)
      if isReady { break }
      // The news of what the router itself did to the engine arrives some time.
      if random.oneIn(3) { host.outcomes += host.world.takeNews() }
    }
    #expect(isReady)
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
    #expect(host.loaded("shop") == ["web": ["10.1.0.3:5000"]])
    #expect(host.world.apps["blog"]?.addressFiles == ["web.1": "10.1.0.2"])
    #expect(host.world.containers["b1"]?.endpoint(on: "back")?.aliases.isEmpty == false)
  }

  @Test func `READY is announced once`() {
    var host = Scenario(.twoApps)
    var actions = host.start()
    actions += host.happen { $0.crash("a1") }
    actions += host.pass(.seconds(700))
    #expect(actions.count { $0 == .announceReady } == 1)
    #expect(actions.messages(.daemonReady).count == 1)
  }

  @Test func `a host without apps is ready, too`() {
    var host = Scenario(World())
    #expect(host.start().contains(.announceReady))
  }

  @Test func `until everything was looked at nothing is written`() {
    var host = Scenario(.twoApps)
    _ = host.world.takeNews()
    host.tell(.started(Past()))
    host.tell(host.outcomes.removeFirst())
    let lists = host.outcomes
    host.outcomes = []
    for event in lists.dropLast() { #expect(host.tell(event).orders == []) }
    #expect(host.tell("a1", .die(exitCode: 1)).wishes == [])
    let last = lists.suffix(1).flatMap { host.tell($0) }
    #expect(last.wishes.map(\.app) == ["blog", "shop"])
    #expect(last.wishes.first?.listeners == [:])
  }

  @Test func `everything is looked at again every five minutes`() {
    var host = host()
    #expect(host.wait(for: .resync) == .seconds(300))
    let looked = host.pass(.seconds(300))
    #expect(
      looked.orders.prefix(4) == [.listContainers, .listNetworks, .readAllApps, .arm(.resync, after: .seconds(300))])
    #expect(looked.reloads == 0)
    var often = Scenario(.twoApps, limits: Router.Limits(resync: .seconds(10)))
    often.start()
    #expect(often.wait(for: .resync) == .seconds(10))
  }

  @Test func `a full look asks once for all containers, and one by one only where the list cannot tell`() {
    var world = World()
    for number in 1...100 {
      world.deploy("blog", ProcessSlot(.web, number), ContainerID(repeating: String(0x2000 + number, radix: 16)))
    }
    var host = Scenario(world)
    let started = host.start()
    #expect(started.count { $0 == .listContainers } == 1)
    #expect(started.inspected == [])
    #expect(started.reloads == 1)
  }

  // MARK: SIGHUP

  @Test
  func `a rebuildall is announced, looks at everything, reloads once though nothing changed, and says when it is done`()
  {
    var host = host()
    let asked = host.tell(.rebuildAllAsked)
    #expect(
      asked.orders == [
        .announceReloading, .listContainers, .listNetworks, .readAllApps, .arm(.resync, after: .seconds(300)),
      ])
    #expect(asked.said == ["info rebuildAllStarted: rebuilding every app"])
    let done = host.settle()
    #expect(done.reloads == 1)
    #expect(done.wishes.prefix(2).map(\.app) == ["blog", "shop"])
    #expect(done.orders.last == .announceReloaded)
    #expect(done.messages(.rebuildAllDone).count == 1)
    #expect(host.pass(.seconds(700)).reloads == 0)
  }

  @Test func `one that comes during a look follows it`() {
    var host = host()
    host.tell(.alarmFired(.resync))
    let asked = host.tell(.rebuildAllAsked)
    #expect(asked.orders == [.announceReloading])
    let done = host.settle()
    #expect(done.count { $0 == .listContainers } == 1)
    #expect(done.reloads == 1)
    #expect(done.count { $0 == .announceReloaded } == 1)
  }

  @Test func `one that loses its engine is done when the engine is back`() {
    var host = host()
    host.tell(.rebuildAllAsked)
    host.outcomes = []
    host.world.isEngineUp = false
    var actions = host.tell(.streamEnded("EOF")) + host.settle()
    #expect(actions.contains(.announceReloaded) == false)
    host.world.isEngineUp = true
    actions = host.pass(.seconds(40))
    #expect(actions.reloads == 1)
    #expect(actions.contains(.announceReloaded))
  }

  @Test func `one without an engine does what can be done`() {
    var host = host()
    host.world.isEngineUp = false
    host.tell(.streamEnded("EOF"))
    host.settle()
    let done = host.tell(.rebuildAllAsked) + host.settle()
    #expect(done.contains(.listContainers) == false)
    #expect(done.reloads == 1)
    #expect(done.contains(.announceReloaded))
  }

  @Test func `one is done, though nginx does not run`() {
    var host = host()
    host.world.nginx.isRunning = false
    let done = host.tell(.rebuildAllAsked) + host.settle()
    #expect(done.contains(.announceReloaded))
  }

  @Test func `one says again what was said once`() {
    var world = World.twoApps
    world.createApp("copy", AppFiles(slots: ["web.1": "a1"]))
    var host = host(world)
    #expect(host.pass(.seconds(700)).records(.foreignContainer) == [])
    let again = host.tell(.rebuildAllAsked) + host.settle()
    #expect(again.records(.foreignContainer).count == 1)
  }

  // MARK: status

  @Test func `the status tells apps, listeners and trouble, and is shown on change`() {
    var world = World.twoApps
    world.nginx.refusals["blog"] = "disk full"
    var host = Scenario(world)
    let started = host.start()
    let texts = started.compactMap { if case .showStatus(let text) = $0 { text } else { nil } }
    #expect(texts.last?.hasPrefix("2 apps, 2 listeners, 1 apps in trouble") == true)
    #expect(zip(texts, texts.dropFirst()).allSatisfy { $0 != $1 })
  }
}
