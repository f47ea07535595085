// SPDX-License-Identifier: MIT
import Core
import Glibc
import TestSupport
import Testing

@testable import KernelRouting

@Suite(.timeLimit(.minutes(1)))
struct ReachabilityTests {
  private static let near: IPAddress = .v4(0x0a08_0002)
  private static let far: IPAddress = .v4(0x0a63_0002)
  private static let nearV6 = IPAddress.v6(high: 0xfd08_0000_0000_0000, low: 2)
  private static let farV6 = IPAddress.v6(high: 0xfd63_0000_0000_0000, low: 2)
  private static let all = Set([near, far, nearV6, farV6].map { Destination($0) })

  /// A bridge `net0` with a port that is up, and a host beyond it as the way to everywhere else.
  private static let makeBridge = """
    ip link add net0 type bridge && ip link add p0 type veth peer name p1 && ip link set p0 master net0 &&
    ip link set p0 up && ip link set p1 up && ip address add 10.8.0.1/24 dev net0 &&
    ip -6 address add fd08::1/64 dev net0 nodad && ip link set net0 up && ip route add default via 10.8.0.9 &&
    ip -6 route add default via fd08::9 dev net0
    """

  private func watching(_ body: @escaping @Sendable (Reachability) throws -> Void) async throws {
    try await PrivateNetwork.run(with: []) {
      try Child.run(["sh", "-c", Self.makeBridge])
      try eventually("a carrier") { try !Reachability.unreachable([Destination(Self.near)]).contains(Self.near) }
      let reachability = try Reachability()
      try reachability.watch(DestinationChange(added: Self.all))
      try body(reachability)
    }
  }

  @Test func `what only the default route leads to has no way`() async throws {
    try await watching { #expect($0.unreachable == [Self.far, Self.farV6]) }
  }

  @Test func `nothing has a way where there is no route, and a host's own address has one`() async throws {
    try await PrivateNetwork.run(with: [Self.near]) {
      let unreachable = try Reachability.unreachable(Self.all)
      #expect(unreachable == [Self.far, Self.nearV6, Self.farV6])
    }
  }

  @Test func `no right is needed`() async throws {
    try await PrivateNetwork.run(with: [Self.near]) {
      try PrivateNetwork.dropCapabilities()
      let reachability = try Reachability()
      try reachability.watch(DestinationChange(added: [Destination(Self.near), Destination(Self.far)]))
      #expect(reachability.unreachable == [Self.far])
    }
  }

  @Test(arguments: [
    ("ip route add prohibit 10.8.0.2/32", near), ("ip route add unreachable 10.8.0.2/32", near),
    ("ip route add blackhole 10.8.0.2/32", near), ("ip -6 route add unreachable fd08::2/128", nearV6),
    ("ip -6 route add blackhole fd08::2/128", nearV6), ("ip link set p1 down", near),
    ("ip link set net0 down", near), ("ip link delete net0", nearV6), ("ip address delete 10.8.0.1/24 dev net0", near),
  ])
  func `what takes a way away is told`(command: String, address: IPAddress) async throws {
    try await watching { reachability in
      #expect(!reachability.isConcerned())
      try Child.run(["sh", "-c", command])
      try eventually("word of it") {
        guard reachability.isConcerned() else { return false }
        try reachability.askAgain()
        return reachability.unreachable.contains(address)
      }
    }
  }

  @Test(arguments: [
    ("ip route add 10.99.0.0/16 dev net0", true), ("ip route add 10.99.0.0/16 via 10.8.0.7", true),
    ("ip route add 0.0.0.0/1 via 10.8.0.7", false),
  ])
  func `a route of its own is a way, and half of a default route is none`(command: String, isWay: Bool) async throws {
    try await watching { reachability in
      try Child.run(["sh", "-c", command])
      #expect(reachability.isConcerned())
      try reachability.askAgain()
      #expect(reachability.unreachable.contains(Self.far) == !isWay)
    }
  }

  @Test func `a link that is closed to an address is no way`() async throws {
    try await watching { _ in
      for (link, isClosed) in [("net0", true), ("lo", false), ("none", false)] {
        let unreachable = try Reachability.unreachable([Destination(Self.near, closedLink: link)])
        #expect(unreachable.contains(Self.near) == isClosed)
      }
    }
  }

  @Test(arguments: ["ip route add 198.18.0.2/32 via 10.8.0.2 proto 222", "ip link add b1 type bridge"])
  func `what changes no answer is not told`(command: String) async throws {
    try await watching { reachability in
      while reachability.isConcerned() {}
      try Child.run(["sh", "-c", command])
      #expect(!reachability.isConcerned())
    }
  }

  @Test func `a thousand containers are asked about at once`() async throws {
    try await watching { reachability in
      let near = (0..<200).map { IPAddress.v4(0x0a08_0002 + UInt32($0)) }
      let far = (0..<800).map { IPAddress.v4(0x0a63_0002 + UInt32($0)) }
      try reachability.watch(DestinationChange(added: Set((near + far).map { Destination($0) })))
      #expect(reachability.unreachable == Set(far).union([Self.farV6]))
      try reachability.watch(DestinationChange(removed: Set(far.map { Destination($0) })))
      #expect(reachability.unreachable == [Self.farV6])
    }
  }
}
