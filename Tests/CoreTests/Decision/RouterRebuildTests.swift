// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterRebuildTests {
  private func host(_ policy: RestartPolicy = .onFailure(limit: 2), _ slots: [ProcessSlot] = ["web.1"]) -> Scenario {
    var world = World()
    for (index, slot) in slots.enumerated() {
      world.deploy("blog", slot, ContainerID(repeating: "a\(index + 1)"), policy: policy)
    }
    var host = Scenario(world)
    host.start()
    return host
  }

  /// Crashes until Docker gives up on it.
  private func exhaust(_ host: inout Scenario, _ id: ContainerID = "a1", exit code: Int = 1) -> [Action] {
    var actions: [Action] = []
    for _ in 0..<5 where host.world.containers[id]?.state == .running {
      actions += host.happen { $0.crash(id, exit: code) }
      if host.world.containers[id]?.state == .restarting { actions += host.happen { $0.engineStarts(id) } }
    }
    return actions
  }

  // MARK: exhausted or not

  @Test func `on-failure with a limit leads to one rebuild, and not while it still restarts`() {
    var host = host()
    for restart in 1...2 {
      #expect(host.happen { $0.crash("a1") }.rebuilt == [], "restart \(restart)")
      #expect(host.world.containers["a1"]?.state == .restarting)
      #expect(host.happen { $0.engineStarts("a1") }.rebuilt == [])
    }
    let last = host.happen { $0.crash("a1") }
    #expect(host.world.containers["a1"]?.state == .exited)
    #expect(last.rebuilt == ["blog"])
    #expect(last.messages(.rebuildStarted) == ["blog.web.1 has used up its restarts: rebuilding blog"])
    #expect(last.contains(.saveRebuilds(["blog": RebuildHistory(started: [host.now])])))
    #expect(host.pass(.seconds(240)).rebuilt == [])
  }

  @Test func `three exhausted containers of an app lead to one rebuild`() {
    var host = host(.onFailure(limit: 2), ["web.1", "web.2", "worker.1"])
    var actions: [Action] = []
    for id in ["a1", "a2", "a3"] as [ContainerID] { actions += exhaust(&host, id) }
    actions += host.pass(.seconds(240))
    #expect(actions.rebuilt == ["blog"])
  }

  @Test func `a worker counts as much as web`() {
    var host = host(.onFailure(limit: 1), ["worker.1"])
    #expect(exhaust(&host).rebuilt == ["blog"])
  }

  @Test(arguments: [RestartPolicy.always, .unlessStopped, .never, .onFailure(limit: 0)])
  func `no other policy leads to one`(policy: RestartPolicy) {
    var host = host(policy)
    #expect(exhaust(&host).rebuilt == [])
    #expect(host.pass(.seconds(600)).rebuilt == [])
  }

  @Test func `one that ends well leads to none`() {
    var host = host(.onFailure(limit: 1))
    #expect(exhaust(&host, exit: 0).rebuilt == [])
    host.happen { $0.engineStarts("a1") }
    host.happen { $0.crash("a1") }
    host.happen { $0.engineStarts("a1") }
    #expect(host.happen { $0.crash("a1", exit: 0) }.rebuilt == [])
  }

  @Test(arguments: [0, 1, 143, 137])
  func `docker stop leads to none, whatever the status and however many restarts were used`(code: Int) {
    var host = host(.onFailure(limit: 1))
    host.happen { $0.crash("a1") }
    host.happen { $0.engineStarts("a1") }
    #expect(host.happen { $0.stop("a1", exit: code) }.rebuilt == [])
    #expect(host.pass(.seconds(600)).rebuilt == [])
  }

  @Test func `a crash long after a signal that it survived does`() {
    var host = host(.onFailure(limit: 1))
    host.happen { $0.crash("a1") }
    host.happen { $0.engineStarts("a1") }
    host.happen { $0.tell("a1", .kill(signal: 15)) }
    host.now = host.now + .seconds(301)
    #expect(host.happen { $0.crash("a1") }.rebuilt == ["blog"])
  }

  @Test func `one that is not current leads to none`() {
    var host = host()
    host.happen { $0.startUpcoming("blog", "web.1", "a9", policy: .onFailure(limit: 1)) }
    #expect(exhaust(&host, "a9").rebuilt == [])
  }

  @Test func `a limit of none never rebuilds`() {
    var world = World()
    world.deploy("blog", "web.1", "a1", policy: .onFailure(limit: 1))
    var host = Scenario(world, limits: Router.Limits(rebuilds: 0))
    host.start()
    #expect(exhaust(&host).rebuilt == [])
  }

  // MARK: while the daemon was away

  private func exhaustedWorld(exit code: Int, outOfMemory: Bool = false) -> World {
    var world = World()
    world.deploy("blog", "web.1", "a1", policy: .onFailure(limit: 1))
    world.crash("a1")
    world.engineStarts("a1")
    world.crash("a1", exit: code, outOfMemory: outOfMemory)
    return world
  }

  @Test(arguments: [1, 139, 255])
  func `one that was exhausted while nobody looked leads to one`(code: Int) {
    var host = Scenario(exhaustedWorld(exit: code))
    #expect(host.start().rebuilt == ["blog"])
  }

  @Test(arguments: [143, 137, 130, 0])
  func `but not with a status of a process that was told to end`(code: Int) {
    var host = Scenario(exhaustedWorld(exit: code))
    #expect(host.start().rebuilt == [])
  }

  @Test func `except for want of memory`() {
    var host = Scenario(exhaustedWorld(exit: 137, outOfMemory: true))
    #expect(host.start().rebuilt == ["blog"])
  }

  @Test func `a status of a killed process counts where its end was seen and nobody asked for it`() {
    var host = host(.onFailure(limit: 1))
    // It may still turn out to be for want of memory.
    let crashed = exhaust(&host, exit: 137) + host.pass(UntoldCrash.outOfMemoryGrace)
    #expect(crashed.rebuilt == ["blog"])
  }

  // MARK: the budget

  private func outcome(_ host: inout Scenario, _ outcome: CommandOutcome) -> [Action] {
    host.tell(.rebuildEnded("blog", outcome)) + host.settle()
  }

  @Test func `another follows after 1, 5 and 15 minutes, three in an hour, then one record says that it stopped`() {
    var host = host(.onFailure(limit: 1))
    #expect(exhaust(&host).rebuilt == ["blog"])
    let started = host.now
    let failed = outcome(&host, .failed("exit status 1"))
    #expect(failed.messages(.rebuildFailed) == ["dokku ps:rebuild blog failed: exit status 1"])
    #expect(host.wait(for: .rebuild("blog")) == .seconds(60))
    #expect(
      failed.messages(.rebuildStarted) == ["blog.web.1 has used up its restarts again: rebuilding blog in 1 min 0 s"])

    #expect(host.pass(.seconds(59)).rebuilt == [])
    let second = host.pass(.seconds(1))
    #expect(second.rebuilt == ["blog"])
    #expect(host.now - started == .seconds(60))
    _ = outcome(&host, .failed("exit status 1"))
    #expect(host.pass(.seconds(299)).rebuilt == [])
    #expect(host.pass(.seconds(1)).rebuilt == ["blog"])

    let given = outcome(&host, .failed("exit status 1"))
    #expect(given.rebuilt == [])
    #expect(
      given.messages(.rebuildGivenUp) == [
        "blog was rebuilt 3 times within an hour and still crashes; not trying again: "
          + "mend it, then run: dokku ps:rebuild blog"
      ])
    #expect(given.records(.rebuildGivenUp).first?.level == .error)
    let later = host.pass(.seconds(7200))
    #expect(later.rebuilt == [])
    #expect(later.records(.rebuildGivenUp) == [])
  }

  @Test func `a rebuild that works brings another container, whose exhaustion counts on`() {
    var host = host(.onFailure(limit: 1))
    _ = exhaust(&host)
    host.happen { $0.deploy("blog", "web.1", "a9", policy: .onFailure(limit: 1)) }
    #expect(outcome(&host, .succeeded).messages(.rebuildDone) == ["blog was rebuilt"])
    #expect(exhaust(&host, "a9").rebuilt == [])
    #expect(host.wait(for: .rebuild("blog")) == .seconds(60))
    #expect(host.pass(.seconds(60)).rebuilt == ["blog"])
  }

  @Test func `the budget is remembered across restarts of the daemon`() {
    var world = exhaustedWorld(exit: 1)
    world.commandOutcome = .failed("exit status 1")
    var first = Scenario(world)
    let saved = first.start().compactMap { if case .saveRebuilds(let rebuilds) = $0 { rebuilds } else { nil } }
    var second = Scenario(world)
    second.now = first.now + .seconds(10)
    let past = Past(rebuilds: saved.last ?? [:])
    #expect(second.start(past).rebuilt == [])
    #expect(second.wait(for: .rebuild("blog")) == .seconds(50))
  }

  @Test func `where it had given up it does not say so again`() {
    var host = Scenario(exhaustedWorld(exit: 1))
    let actions = host.start(Past(rebuilds: ["blog": RebuildHistory(gaveUpOn: ["a1"])]))
    #expect(actions.rebuilt == [])
    #expect(actions.records(.rebuildGivenUp) == [])
  }

  @Test func `a rebuildall by hand tries again where it had given up`() {
    var host = Scenario(exhaustedWorld(exit: 1))
    host.start(Past(rebuilds: ["blog": RebuildHistory(gaveUpOn: ["a1"])]))
    var actions = host.tell(.rebuildAllAsked)
    actions += host.settle()
    #expect(actions.rebuilt == ["blog"])
  }

  @Test func `a deploy postpones it`() {
    var host = host(.onFailure(limit: 1))
    host.happen { $0.edit("blog") { $0.isDeploying = true } }
    let exhausted = exhaust(&host)
    #expect(exhausted.rebuilt == [])
    #expect(host.wait(for: .rebuild("blog")) == .seconds(30))
    #expect(host.pass(.seconds(30)).rebuilt == [])
    host.world.edit("blog") { $0.isDeploying = false }
    _ = host.world.takeNews()
    #expect(host.pass(.seconds(30)).rebuilt == ["blog"])
  }

  @Test func `a deploy that mends the app makes it unnecessary`() {
    var host = host(.onFailure(limit: 1))
    host.happen { $0.edit("blog") { $0.isDeploying = true } }
    _ = exhaust(&host)
    host.happen { world in
      world.deploy("blog", "web.1", "a9")
      world.edit("blog") { $0.isDeploying = false }
    }
    #expect(host.pass(.seconds(120)).rebuilt == [])
  }

  @Test func `without a dokku command there is one clear record and no budget is used`() {
    var world = exhaustedWorld(exit: 1)
    world.commandOutcome = .missing
    var host = Scenario(world)
    var actions = host.start()
    actions += host.pass(.seconds(3600))
    #expect(actions.rebuilt == ["blog"])
    #expect(
      actions.messages(.rebuildImpossible) == ["blog can't be rebuilt: there is no dokku command on this host"])
    #expect(actions.contains(.saveRebuilds(["blog": RebuildHistory(gaveUpOn: ["a1"])])))
  }

  @Test func `no rebuild is begun without the engine`() {
    var host = host(.onFailure(limit: 1))
    host.happen { $0.crash("a1") }
    host.happen { $0.engineStarts("a1") }
    host.world.isEngineUp = false
    host.tell(.streamEnded("EOF"))
    host.settle()
    host.world.crash("a1")
    _ = host.world.takeNews()
    #expect(host.happen { $0.edit("blog") { $0.scale = ["web": 1] } }.rebuilt == [])
    host.world.isEngineUp = true
    #expect(host.pass(.seconds(60)).rebuilt == ["blog"])
  }
}
