// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct NetworkWorkTests {
  private func endpoint(_ host: Scenario) -> Endpoint? { host.world.containers["a1"]?.endpoint(on: "back") }

  private func id(_ host: Scenario) -> NetworkID? { host.world.networks["back"]?.id }

  @Test func `what was done while the network was known by an older id is done again for the newer`() throws {
    var world = World.twoApps
    world.createNetwork("back")
    world.edit("blog") { $0.network = NetworkSettings(attachPostDeploy: ["back"]) }
    var host = Scenario(world)
    host.start()
    let old = try #require(id(host))
    host.happen { $0.crash("a1") }
    // A list from before the network was made anew: to join it by name led back to where the container was.
    let late = host.tell(.networksListed([Network(id: "7777", name: "back", driver: "bridge")])) + host.settle()
    #expect(late.networkWork.map(\.leaving) == [old])
    #expect(endpoint(host)?.networkID == old)
    host.happen { $0.removeNetwork("back") }
    let made = host.happen { $0.createNetwork("back") } + host.pass(.seconds(60))
    #expect(made.networkWork.map(\.leaving) == [old])
    #expect(endpoint(host)?.networkID == id(host))
  }

  @Test func `all of several networks are joined, in the order of the properties`() {
    var world = World.twoApps
    for name in ["c", "b", "a"] as [NetworkName] { world.createNetwork(name) }
    world.edit("blog") { $0.network = NetworkSettings(attachPostCreate: ["c", "a"], attachPostDeploy: ["b", "a"]) }
    var host = Scenario(world)
    #expect(host.start().networkWork.map(\.network) == ["c", "a", "b"])
  }
}
