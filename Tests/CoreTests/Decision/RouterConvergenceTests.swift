// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterConvergenceTests {
  /// The same world with everything that the daemon keeps true made false.
  private func garbled(_ world: World) -> World {
    var garbled = world
    for (app, files) in world.apps {
      for slot in files.addressFiles.keys { garbled.apps[app]?.addressFiles[slot] = "10.99.99.99" }
      garbled.apps[app]?.addressFiles["web.77"] = "10.99.99.98"
    }
    for app in world.nginx.files.keys { garbled.nginx.files[app]?.listeners = [.web: ["10.99.99.97:1"]] }
    garbled.nginx.loaded = garbled.nginx.files
    garbled.kernel.live = garbled.kernel.live.mapValues { _ in "10.99.99.96" }
    return garbled
  }

  /// Web containers that are there and whose port file says another port than they were deployed with.
  private func lostPorts(_ world: World) -> [String] {
    world.apps.flatMap { app, files in
      files.slots.compactMap { slot, id in
        guard world.containers[id]?.labels.app == app, let port = world.deployedPorts[id] else { return nil }
        return files.portFiles[slot] == port ? nil : "\(app).\(slot): \(files.portFiles[slot] ?? "none"), not \(port)"
      }
    }
  }

  /// What is still open though it is over, or untold though all is known.
  private func leftOpen(_ router: Router) -> [String] {
    let open = router.outages.open.keys.filter { process in
      guard let state = router.apps[process.app] else { return true }
      return state.listeners.keys.contains { $0.type == process.type } && router.isApplied(process.app)
    }
    let untold = router.crashes.isEmpty && !router.outages.isAnyUntold ? [] : ["a crash is untold"]
    return open.map { "\($0) serves" } + untold
  }

  private func run(seed: UInt64, steps: Int, isStable: Bool = false) -> Chaos {
    var world = World()
    world.createNetwork("back")
    world.deploy("blog", "web.1", "a1")
    world.deploy("shop", "web.1", "b1")
    world.deploy("shop", "worker.1", "b2")
    var chaos = Chaos(world, seed: seed, isStable: isStable)
    for _ in 0..<steps {
      chaos.anything()
      for _ in 0..<Int.random(in: 0..<12, using: &chaos.random) { chaos.step() }
    }
    chaos.calm()
    return chaos
  }

  @Test(arguments: 0..<240)
  func `whatever happens and whatever is lost, a full look ends where a fresh start does`(seed: Int) {
    let isStable = seed.isMultiple(of: 2)
    var chaos = run(seed: UInt64(seed), steps: 30, isStable: isStable)
    chaos.resync()
    let kept = Kept(chaos.world)
    let story = chaos.story.joined(separator: "\n")
    #expect(lostPorts(chaos.world) == [], "seed \(seed)\n\(story)")
    #expect(leftOpen(chaos.scenario.router) == [], "seed \(seed)\n\(story)")

    let past = Past(stable: isStable ? chaos.world.kernel.setup() : nil)
    var fresh = Scenario(chaos.world)
    fresh.start(past)
    fresh.pass(.seconds(120))
    #expect(Kept(fresh.world).difference(from: kept) == [], "seed \(seed): a fresh start changes something\n\(story)")

    var mended = Scenario(garbled(chaos.world))
    mended.start(Past(stable: isStable ? mended.world.kernel.setup() : nil))
    mended.pass(.seconds(120))
    #expect(Kept(mended.world).difference(from: kept) == [], "seed \(seed): a fresh start ends elsewhere\n\(story)")
  }

  @Test(arguments: 240..<480)
  func `a container that has ended never comes back on an answer from before`(seed: Int) {
    let chaos = run(seed: UInt64(seed), steps: 40, isStable: seed.isMultiple(of: 2))
    #expect(chaos.complaints == [], "seed \(seed)")
  }
}
