// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterNetworksTests {
  private func host(_ settings: NetworkSettings, _ change: (inout World) -> Void = { _ in }) -> Scenario {
    var world = World.twoApps
    world.createNetwork("back")
    world.edit("blog") { $0.network = settings }
    change(&world)
    var host = Scenario(world)
    host.start()
    return host
  }

  private let aliases = ["blog.web", "a1a1a1a1a1a1.blog.web"]

  private func endpoint(_ host: Scenario, _ id: ContainerID = "a1", _ network: NetworkName = "back") -> Endpoint? {
    host.world.containers[id]?.endpoint(on: network)
  }

  private func id(_ host: Scenario, _ network: NetworkName = "back") -> NetworkID? { host.world.networks[network]?.id }

  // MARK: attaching

  @Test(arguments: [NetworkSettings(attachPostCreate: ["back"]), NetworkSettings(attachPostDeploy: ["back"])])
  func `a current container joins every network that its app wants, with both aliases`(settings: NetworkSettings) throws
  {
    var world = World.twoApps
    world.createNetwork("back")
    world.edit("blog") { $0.network = settings }
    var host = Scenario(world)
    let actions = host.start()
    #expect(
      actions.networkWork == [
        NetworkWork(
          app: "blog", container: "a1", network: "back", leaving: nil, joining: try #require(id(host)),
          aliases: aliases, reason: "it was not attached")
      ])
    #expect(actions.messages(.networkAttached) == ["blog.web.1 joined back: it was not attached"])
    #expect(endpoint(host)?.aliases == aliases.sorted())
  }

  @Test func `the alias ends in the app's tld`() {
    let host = host(NetworkSettings(attachPostDeploy: ["back"], tld: "internal"))
    #expect(endpoint(host)?.aliases == ["a1a1a1a1a1a1.blog.web.internal", "blog.web.internal"])
  }

  @Test func `one that is a member with its aliases is left alone`() {
    var host = host(NetworkSettings(attachPostDeploy: ["back"]))
    var actions = host.tell("a1", .start)
    actions += host.settle()
    actions += host.pass(.seconds(700))
    #expect(actions.networkWork == [])
  }

  @Test func `one that starts again stays a member, and one that a deploy brings becomes one`() {
    var host = host(NetworkSettings(attachPostDeploy: ["back"]))
    host.happen { $0.stop("a1") }
    #expect(host.happen { $0.start("a1") }.networkWork == [])
    let deployed = host.happen { $0.deploy("blog", "web.1", "a2") }
    #expect(deployed.networkWork.map(\.container) == ["a2"])
    #expect(endpoint(host, "a2")?.aliases == ["a2a2a2a2a2a2.blog.web", "blog.web"])
  }

  @Test func `a worker joins under its own name`() {
    var host = host(NetworkSettings(attachPostDeploy: ["back"]))
    host.happen { $0.deploy("blog", "worker.1", "a2") }
    #expect(endpoint(host, "a2")?.aliases == ["a2a2a2a2a2a2.blog.worker", "blog.worker"])
  }

  @Test func `a property that comes later is followed`() {
    var host = host(NetworkSettings())
    #expect(endpoint(host) == nil)
    host.happen { $0.edit("blog") { $0.network.attachPostDeploy = ["back"] } }
    #expect(endpoint(host)?.aliases == aliases.sorted())
  }

  @Test(arguments: [NetworkMode.host, .none, .container("b1")])
  func `Docker connects neither to the host's network stack nor to another's`(mode: NetworkMode) {
    var world = World.twoApps
    world.createNetwork("back")
    world.create("c1", "side.web.1", .deployed("side", "web.1"), mode: mode)
    world.start("c1")
    world.createApp("side", AppFiles(slots: ["web.1": "c1"], network: NetworkSettings(attachPostDeploy: ["back"])))
    var host = Scenario(world)
    #expect(host.start().networkWork == [])
  }

  @Test func `one that is paused is left alone until it runs`() {
    var host = host(NetworkSettings())
    host.happen { $0.pause("a1") }
    #expect(host.happen { $0.edit("blog") { $0.network.attachPostDeploy = ["back"] } }.networkWork == [])
    #expect(host.happen { $0.unpause("a1") }.networkWork.count == 1)
  }

  // MARK: verifying

  @Test func `missing aliases are put right, by leaving first`() throws {
    var world = World.twoApps
    world.createNetwork("back")
    world.connect("a1", to: "back", aliases: ["a1a1a1a1a1a1"])
    world.edit("blog") { $0.network.attachPostDeploy = ["back"] }
    var host = Scenario(world)
    #expect(
      host.start().networkWork == [
        NetworkWork(
          app: "blog", container: "a1", network: "back", leaving: id(host), joining: try #require(id(host)),
          aliases: aliases, reason: "its aliases were missing")
      ])
    #expect(endpoint(host)?.aliases == aliases.sorted())
  }

  @Test func `aliases that the engine does not show are asked for once only`() {
    var world = World.twoApps
    world.createNetwork("back")
    world.ignoresAliases = true
    world.edit("blog") { $0.network.attachPostDeploy = ["back"] }
    var host = Scenario(world)
    var actions = host.start()
    actions += host.pass(.seconds(1000))
    #expect(actions.networkWork.map(\.reason) == ["it was not attached", "its aliases were missing"])
    host.happen { $0.stop("a1") }
    #expect(host.happen { $0.start("a1") }.networkWork.count == 1)
  }

  @Test func `one that was taken out by hand joins again, every time`() {
    var host = host(NetworkSettings(attachPostDeploy: ["back"]))
    for _ in 0..<3 {
      host.happen { $0.disconnect("a1", from: "back") }
      host.pass(.seconds(2))
      #expect(endpoint(host)?.aliases == aliases.sorted())
    }
  }

  @Test func `one that was taken out while nobody was told joins again at the next full look`() {
    var host = host(NetworkSettings(attachPostDeploy: ["back"]))
    host.world.disconnect("a1", from: "back")
    _ = host.world.takeNews()
    host.pass(.seconds(301))
    #expect(endpoint(host)?.aliases == aliases.sorted())
  }

  @Test func `the network that it was created on is joined again without aliases`() {
    var world = World()
    world.createNetwork("back")
    world.createApp("blog", AppFiles(network: NetworkSettings(initialNetwork: "back")))
    world.deploy("blog", "web.1", "a1")
    var host = Scenario(world)
    #expect(host.start().networkWork == [])
    #expect(host.loaded("blog") == ["web": ["10.2.0.2:5000"]])
    host.happen { $0.disconnect("a1", from: "back") }
    let actions = host.pass(.seconds(2))
    #expect(actions.networkWork.map(\.aliases) == [[]])
    #expect(host.loaded("blog") == ["web": ["10.2.0.2:5000"]])
  }

  // MARK: made anew

  @Test func `a network made anew is left by its old id and joined by name, and the container started that it broke`()
    throws
  {
    var host = host(NetworkSettings(attachPostDeploy: ["back"]))
    let old = id(host)
    host.happen { $0.crash("a1") }
    host.happen { $0.removeNetwork("back") }
    host.happen { $0.engineStarts("a1") }
    #expect(host.world.containers["a1"]?.state == .exited)

    let made = host.happen { $0.createNetwork("back") } + host.pass(.seconds(60))
    #expect(
      made.networkWork == [
        NetworkWork(
          app: "blog", container: "a1", network: "back", leaving: old, joining: try #require(id(host)),
          aliases: aliases, reason: "the network was made anew")
      ])
    #expect(made.contains(.startContainer("a1")))
    #expect(host.world.containers["a1"]?.state == .running)
    #expect(endpoint(host)?.networkID == id(host))
    #expect(endpoint(host)?.aliases == aliases.sorted())
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
  }

  @Test func `one that was stopped on purpose is put right and not started`() {
    var host = host(NetworkSettings(attachPostDeploy: ["back"]))
    host.happen { $0.stop("a1") }
    host.happen { $0.removeNetwork("back") }
    let made = host.happen { $0.createNetwork("back") } + host.pass(.seconds(400))
    #expect(made.networkWork.map(\.reason) == ["the network was made anew"])
    #expect(made.contains(.startContainer("a1")) == false)
    host.happen { $0.start("a1") }
    #expect(endpoint(host)?.networkID == id(host))
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
  }

  @Test func `a network made anew while nobody looked is found at the start`() {
    var world = World.twoApps
    world.createNetwork("back")
    world.connect("a1", to: "back", aliases: aliases)
    world.edit("blog") { $0.network.attachPostDeploy = ["back"] }
    world.stop("a1")
    world.removeNetwork("back")
    world.createNetwork("back")
    var host = Scenario(world)
    #expect(host.start().networkWork.map(\.reason) == ["the network was made anew"])
  }

  @Test func `networks that come and go while they are listed are listed once more, and no more`() {
    var host = host(NetworkSettings(attachPostDeploy: ["back"]))
    let actions = host.happen { world in
      for name in ["x", "y", "z"] as [NetworkName] { world.createNetwork(name) }
    }
    #expect(actions.count { $0 == .listNetworks } == 2)
    #expect(host.happen { $0.createNetwork("w") }.count { $0 == .listNetworks } == 1)
  }

  // MARK: missing, failing

  @Test func `a network that is missing is said once, and joined when it appears`() {
    var world = World.twoApps
    world.edit("blog") { $0.network.attachPostDeploy = ["back"] }
    var host = Scenario(world)
    var actions = host.start()
    actions += host.pass(.seconds(1000))
    actions += host.happen { $0.createNetwork("other") }
    #expect(actions.messages(.networkMissing) == ["blog wants the network back, which does not exist"])
    #expect(actions.networkWork == [])
    let made = host.happen { $0.createNetwork("back") }
    #expect(made.networkWork.map(\.network) == ["back"])
    host.happen { $0.disconnect("a1", from: "back") }
    #expect(host.happen { $0.removeNetwork("back") }.messages(.networkMissing).count == 1)
  }

  @Test func `a missing initial network is said, too`() {
    var world = World.twoApps
    world.edit("blog") { $0.network.initialNetwork = "back" }
    var host = Scenario(world)
    #expect(host.start().messages(.networkMissing) == ["blog wants the network back, which does not exist"])
  }

  @Test func `a failure is said once and tried again at the next full look and when a network appears`() throws {
    var host = host(NetworkSettings())
    host.world.apps["blog"]?.network.attachPostDeploy = ["back"]
    _ = host.tell(.appFilesChanged(["blog"]))
    var work: NetworkWork?
    var said: [String] = []
    for _ in 0..<8 where !host.outcomes.isEmpty {
      var outcome = host.outcomes.removeFirst()
      if case .networkChanged(let tried, _) = outcome {
        work = tried
        host.world.disconnect("a1", from: "back")
        outcome = .networkChanged(tried, .failed("no such device"))
      }
      said += host.tell(outcome).messages(.networkFailed)
    }
    _ = host.world.takeNews()
    let tried = try #require(work)
    #expect(said == ["blog.web.1 could not join back: no such device"])
    #expect(host.tell(.networkChanged(tried, .failed("no such device"))).records(.networkFailed) == [])
    #expect(host.settle().networkWork == [])
    #expect(host.happen { $0.createNetwork("other") }.networkWork == [tried])
  }

  @Test func `an app that wants no network is not looked at for one`() {
    var host = host(NetworkSettings())
    let actions = host.happen { $0.createNetwork("other") }
    #expect(actions == [.listNetworks])
  }

  @Test func `a start that does not help is tried again at the next full look and not before`() {
    var host = host(NetworkSettings(attachPostDeploy: ["back"]))
    host.happen { $0.crash("a1") }
    host.world.startError = "network back has no free address"
    host.happen { $0.engineStarts("a1") }
    let tried = host.pass(.seconds(200))
    #expect(tried.count { $0 == .startContainer("a1") } == 1)
    #expect(tried.messages(.restartFailed).allSatisfy { $0.hasSuffix("again: network back has no free address") })
    #expect(host.pass(.seconds(200)).count { $0 == .startContainer("a1") } == 1)
    host.world.startError = nil
    host.pass(.seconds(300))
    #expect(host.world.containers["a1"]?.state == .running)
    #expect(host.router.isSettled)
  }

  @Test func `one whose start was tried in vain is told of`() {
    var host = host(NetworkSettings())
    let tried = host.tell(.containerStartTried("a1", .failed("no space left on device")))
    #expect(tried.said == ["error restartFailed: Docker could not start blog.web.1 again: no space left on device"])
    #expect(tried.inspected == ["a1"])
    #expect(host.tell(.containerStartTried("ee", .done)) == [])
  }
}
