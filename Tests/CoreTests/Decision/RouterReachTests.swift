// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterReachTests {
  private static let reason = "no link of this host leads to 10.2.0.2: network `lan` is macvlan"

  /// The app `blog` on the bridge, and `shop` on `lan` alone.
  private func host(
    driver: String = "macvlan", parent: String? = nil, unreachable: Set<IPAddress> = ["10.2.0.2"]
  ) -> Scenario {
    var world = World()
    world.createNetwork("lan", driver: driver, parent: parent)
    world.deploy("blog", "web.1", "a1")
    world.createApp("shop", AppFiles(network: NetworkSettings(initialNetwork: "lan")))
    world.deploy("shop", "web.1", "b1")
    world.unreachable = unreachable
    var host = Scenario(world)
    host.start()
    return host
  }

  private func status(_ host: Scenario, of app: AppName) -> AppStatus? {
    host.router.status(at: host.now).apps.first { $0.app == app }
  }

  @Test func `a container without a way to it is reported once, and its app is not well`() {
    var host = host()
    #expect(host.world.containers["b1"]?.endpoints.map(\.network) == ["lan"])
    #expect(host.world.watched == [Destination("10.1.0.2"), Destination("10.2.0.2")])
    #expect(status(host, of: "shop")?.isWell == true)
    let actions = host.pass(Reach.grace)
    #expect(
      actions.records(.containersUnreachable) == [
        Record(
          .containersUnreachable, .error, "shop.web.1 gets no requests: \(Self.reason)",
          [.app: "shop", .processType: "web", .network: "lan", .reason: Self.reason])
      ])
    #expect(status(host, of: "shop")?.unreachable == Self.reason)
    #expect(status(host, of: "shop")?.isWell == false)
    #expect(status(host, of: "blog")?.isWell == true)
    #expect(host.router.announcements.status.contains("1 apps in trouble"))
    #expect(host.pass(.seconds(1000)).records(.containersUnreachable) == [])
  }

  @Test func `its end is reported once`() {
    var host = host()
    host.pass(Reach.grace)
    let actions = host.happen { $0.cutWays([]) }
    #expect(actions.messages(.containersReachable) == ["this host has a way to shop's containers again"])
    #expect(status(host, of: "shop")?.isWell == true)
    #expect(host.pass(.seconds(1000)).messages(.containersReachable) == [])
  }

  @Test func `what has a way again within the grace was no condition`() {
    var host = host()
    host.pass(.seconds(1))
    var actions = host.happen { $0.cutWays([]) }
    actions += host.pass(.seconds(10))
    #expect(actions.records(.containersUnreachable) == [] && actions.records(.containersReachable) == [])
  }

  @Test func `the next container of the same app is the same condition`() {
    var host = host()
    host.world.unreachable = ["10.2.0.2", "10.2.0.3"]
    host.pass(Reach.grace)
    var actions = host.happen { $0.deploy("shop", "web.1", "b2") }
    actions += host.pass(.seconds(10))
    #expect(actions.records(.containersUnreachable) == [] && actions.records(.containersReachable) == [])
    #expect(status(host, of: "shop")?.unreachable == Self.reason.replacing("10.2.0.2", with: "10.2.0.3"))
  }

  @Test func `the parent of a macvlan network does not lead to its containers`() {
    let host = host(parent: "eth0", unreachable: [])
    #expect(host.world.watched == [Destination("10.1.0.2"), Destination("10.2.0.2", closedLink: "eth0")])
  }

  @Test func `a bridge that does not lead there says what to look at`() {
    var host = host(driver: "bridge")
    host.pass(Reach.grace)
    #expect(
      status(host, of: "shop")?.unreachable
        == "no link of this host leads to 10.2.0.2: network `lan` (bridge) is down, isolated or has no address on this host"
    )
  }

  @Test func `no way to any bridge is one condition of the engine's`() {
    var host = host(driver: "bridge", unreachable: ["10.1.0.2", "10.2.0.2"])
    let actions = host.pass(Reach.grace)
    #expect(
      actions.messages(.containersUnreachable) == [
        "no link of this host leads to any container on a bridge network: \(EngineWhereabouts.elsewhere)"
      ])
    for app in ["blog", "shop"] as [AppName] {
      #expect(status(host, of: app)?.unreachable?.hasSuffix(EngineWhereabouts.elsewhere) == true)
    }
    let end = host.happen { $0.cutWays([]) }
    #expect(end.messages(.containersReachable) == ["this host has a way to containers on bridge networks again"])
    #expect(host.router.status(at: host.now).isWell)
  }

  @Test func `the kernel is told what has changed, and of a container once`() {
    var host = host(unreachable: [])
    let actions = host.happen { $0.deploy("blog", "web.2", "a2") }
    let changes = actions.compactMap { if case .watchDestinations(let change) = $0 { change } else { nil } }
    #expect(changes == [DestinationChange(added: [Destination("10.1.0.3")], number: changes[0].number)])
    let ending = host.happen { $0.stop("a2") }
    let removals = ending.compactMap { if case .watchDestinations(let change) = $0 { change } else { nil } }
    #expect(removals == [DestinationChange(removed: [Destination("10.1.0.3")], number: changes[0].number + 1)])
  }

  @Test func `a process that nginx sends nothing to need not be reached`() {
    var host = host()
    host.world.unreachable = []
    host.happen { world in
      world.deploy("shop", "worker.1", "b2")
      world.cutWays(["10.2.0.3"])
    }
    #expect(host.world.watched.contains(Destination("10.2.0.3")))
    #expect(host.pass(.seconds(10)).records(.containersUnreachable) == [])
    #expect(status(host, of: "shop")?.isWell == true)
  }

  @Test func `stable addresses that lead to nobody are not counted`() {
    var world = World.twoApps
    world.unreachable = ["10.1.0.2"]
    var host = Scenario(world)
    host.start(Past(stable: world.kernel.setup()))
    #expect(host.router.status(at: host.now).listeners == .stable(live: 1))
  }
}
