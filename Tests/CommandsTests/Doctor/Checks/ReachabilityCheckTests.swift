// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands

struct ReachabilityCheckTests {
  private func findings(_ driver: String, _ unreachable: Set<String>) throws -> [Finding] {
    let blog = try #require(AppName("blog"))
    let web = try #require(ProcessSlot("web.1"))
    let other = try #require(ProcessSlot("web.2"))
    let lan = try #require(NetworkName("lan"))
    let id = try #require(NetworkID(String(repeating: "a", count: 64)))
    let places = [
      web: ContainerPlace(try #require(IPAddress("10.77.0.2")), on: lan),
      other: ContainerPlace(try #require(IPAddress("10.77.0.3")), on: lan),
    ]
    return ReachabilityCheck.findings(
      ReachabilityCheck.Facts(
        places: [blog: places],
        ways: ContainerWays(
          networks: [lan: Network(id: id, name: lan, driver: driver)],
          unreachable: Set(unreachable.compactMap { IPAddress($0) }), among: Set(places.values)),
        program: "dokku"))
  }

  @Test func `containers that this host has a way to are well`() throws {
    #expect(
      try findings("bridge", [])
        == [.ok("containers", "this host has a way to every container that nginx sends to")])
  }

  @Test func `a macvlan network is told by name, with what to type`() throws {
    #expect(
      try findings("macvlan", ["10.77.0.2"]) == [
        .fault(
          "containers-unreachable",
          "blog.web.1 gets no requests: no link of this host leads to 10.77.0.2: network `lan` is macvlan",
          mend: "dokku network:set blog initial-network bridge", "dokku ps:rebuild blog",
          "or, where containers are to stay off the bridge: give this host a link into network lan")
      ])
  }

  @Test func `a bridge has other faults, and several containers are counted`() throws {
    let found = try findings("bridge", ["10.77.0.2", "10.77.0.3"])
    #expect(
      found.map(\.text) == [
        "blog.web.1 gets no requests, nor do 1 more of its containers: no link of this host leads to 10.77.0.2: "
          + "network `lan` (bridge) is down, isolated or has no address on this host"
      ])
    #expect(found.first?.mend.first?.hasPrefix("docker network inspect lan: ") == true)
  }

  @Test func `where no bridge is reached the engine is elsewhere`() throws {
    let id = try #require(NetworkID(String(repeating: "a", count: 64)))
    let place = ContainerPlace(try #require(IPAddress("172.17.0.2")), on: .bridge)
    let ways = ContainerWays(
      networks: [.bridge: Network(id: id, name: .bridge, driver: "bridge")], unreachable: [place.address],
      among: [place])
    #expect(
      ways.unreachableReason(place) == "no link of this host leads to 172.17.0.2: \(EngineWhereabouts.elsewhere)")
  }
}
