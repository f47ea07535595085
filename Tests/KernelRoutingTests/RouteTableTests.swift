// SPDX-License-Identifier: MIT
import Core
import TestSupport
import Testing

@testable import KernelRouting

@Suite(.timeLimit(.minutes(1)))
struct RouteTableTests {
  private func inside(
    with addresses: [IPAddress] = [], _ body: @escaping @Sendable () throws -> Void
  ) async throws {
    try await PrivateNetwork.run(with: addresses, body)
  }

  @Test func `an address of the host in the range is a conflict`() async throws {
    try await inside(with: [.v4(0xc612_0707)]) {
      #expect(throws: RoutingUnavailable("198.18.0.0/16 is taken: link lo has the address 198.18.7.7")) {
        try KernelRouting(.standard)
      }
    }
  }

  @Test(arguments: ["198.18.4.0/24", "198.18.0.0/15", "198.18.0.0/16"])
  func `a route that meets the range is a conflict`(route: String) async throws {
    try await inside {
      try Child.run(["ip", "route", "add", route, "dev", "lo"])
      #expect(throws: RoutingUnavailable("198.18.0.0/16 is taken: there is a route to \(route) over link lo")) {
        try KernelRouting(.standard)
      }
    }
  }

  @Test func `other routes are no conflict`() async throws {
    try await inside {
      try Child.run(["sh", "-c", "ip route add default dev lo; ip route add 198.19.0.0/16 dev lo"])
      // How VPNs take all traffic without touching the default route.
      try Child.run(["sh", "-c", "ip route add 0.0.0.0/1 dev lo; ip route add 128.0.0.0/1 dev lo"])
      #expect(throws: Never.self) { try KernelRouting(.standard) }
    }
  }

  private static let near = IPAddress.v4(0x0a09_0002)  // 10.9.0.2
  private static let far = IPAddress.v4(0x0a08_0002)
  private static let first = IPAddress.v4(0xc612_0002)
  private static let second = IPAddress.v4(0xc612_0003)
  /// A network as Docker makes one, for containers from 10.8.0.2 on.
  private static let makeBridge = """
    ip link add net0 type bridge && ip address add 10.8.0.1/24 dev net0 && ip link set net0 up
    """
  private static let overBridge = "via 10.8.0.2 dev net0 src 10.8.0.1"

  private static func shell(_ text: String) throws { try Child.run(["sh", "-c", text]) }

  private static func hasWay(to address: IPAddress, _ way: String = "") -> Bool {
    (try? shell("ip route get \(address) | grep -q '^\(address) \(way)'")) != nil
  }

  @Test func `packets set out by the container's own network, from the address that it knows the host by`()
    async throws
  {
    try await inside {
      try Self.shell(Self.makeBridge)
      try KernelRouting(.standard).apply(MappingChange(set: [Self.first: Self.far]))
      #expect(Self.hasWay(to: Self.first, Self.overBridge))
      #expect(!Self.hasWay(to: Self.second))
    }
  }

  @Test(arguments: [
    ("ip link set net0 down", "ip link set net0 up"), ("ip link delete net0", makeBridge),
    ("ip address flush dev net0; ip link set net0 down", "ip address add 10.8.0.1/24 dev net0; ip link set net0 up"),
  ])
  func `a container whose network is gone is refused, others are not, and it is reached when that is back`(
    loss: String, return: String
  ) async throws {
    try await inside(with: [Self.near]) {
      try Self.shell(Self.makeBridge)
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [Self.first: Self.near, Self.second: Self.far]))
      try Self.shell(loss)

      #expect(try routing.repair())
      #expect(Self.hasWay(to: Self.first))
      #expect(!Self.hasWay(to: Self.second))
      #expect(try !routing.repair())

      try Self.shell(`return`)
      #expect(try !routing.repair())
      #expect(Self.hasWay(to: Self.second, Self.overBridge))
    }
  }

  @Test func `who moves to where nothing leads is refused, and does not get to where it was`() async throws {
    try await inside(with: [Self.near]) {
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [Self.first: Self.near]))
      try routing.apply(MappingChange(set: [Self.first: Self.far]))
      #expect(!Self.hasWay(to: Self.first))

      try routing.apply(MappingChange(set: [Self.first: Self.near]))
      #expect(Self.hasWay(to: Self.first))
    }
  }

  @Test func `a default route leads to no container: those are all behind links of this host`() async throws {
    try await inside {
      try Self.shell("\(Self.makeBridge) && ip route add default via 10.8.0.254")
      let routing = try KernelRouting(.standard)
      try routing.apply(MappingChange(set: [Self.first: .v4(0x0a07_0002)]))
      #expect(!Self.hasWay(to: Self.first))
      #expect(try !routing.repair())
    }
  }
}
