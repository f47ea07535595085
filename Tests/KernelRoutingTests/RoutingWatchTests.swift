// SPDX-License-Identifier: MIT
import Core
import Glibc
import TestSupport
import Testing

@testable import KernelRouting

@Suite(.timeLimit(.minutes(1)))
struct RoutingWatchTests {
  private static let first = IPAddress.v4(0xc612_0002)
  private static let second = IPAddress.v4(0xc612_0003)
  private static let container = IPAddress.v4(0x0a09_0002)
  /// Behind the link `net0`.
  private static let far = IPAddress.v4(0x0a08_0002)
  private static let makeBridge = """
    ip link add net0 type bridge && ip address add 10.8.0.1/24 dev net0 && ip link set net0 up
    """

  private func watching(_ body: @escaping @Sendable (KernelRouting, RoutingWatch) throws -> Void) async throws {
    try await PrivateNetwork.run(with: [Self.container]) {
      try Child.run(["sh", "-c", Self.makeBridge])
      let routing = try KernelRouting(.standard)
      let watch = try RoutingWatch(.standard)
      try routing.apply(MappingChange(set: [Self.first: Self.container, Self.second: Self.far]))
      #expect(!watch.isConcerned(routing))
      try body(routing, watch)
    }
  }

  @Test(arguments: [
    "nft flush ruleset", "nft delete table ip dokku_listeners", "nft flush map ip dokku_listeners live",
    "nft delete element ip dokku_listeners live '{ 198.18.0.2 }'",
    "nft add element ip dokku_listeners live '{ 198.18.0.9 : 10.9.0.2 }'", "nft flush chain ip dokku_listeners out",
    "ip route delete 198.18.0.2/32", "ip route delete prohibit 198.18.0.0/16",
    "ip route replace 198.18.0.2/32 dev lo proto 222", "ip route add 198.18.0.9/32 dev lo", "ip link set net0 down",
    "ip link delete net0", "ip address add 198.18.7.1/24 dev net0", "ip route add 198.18.9.0/24 dev lo",
    "ip route add 198.18.0.0/15 dev lo",
  ])
  func `what others do to rules, routes and link is told`(command: String) async throws {
    try await watching { routing, watch in
      try Child.run(["sh", "-c", command])
      #expect(watch.isConcerned(routing))
      #expect(!watch.isConcerned(routing))
    }
  }

  @Test(arguments: [
    "nft add table ip other; nft flush table ip other; nft delete table ip other",
    "nft add table ip dokku_listeners_too; nft delete table ip dokku_listeners_too",
    "ip route add 10.20.0.0/16 dev lo; ip route delete 10.20.0.0/16",
    "ip link add b0 type bridge; ip link set b0 up; ip link delete b0",
    "ip route add 128.0.0.0/1 dev lo; ip address add 10.7.0.1/24 dev lo",
    "ip link add port0 type veth peer name port1; ip link set port0 master net0 up; ip link delete port0",
  ])
  func `what does not concern us is not`(command: String) async throws {
    try await watching { routing, watch in
      try Child.run(["sh", "-c", command])
      #expect(!watch.isConcerned(routing))
    }
  }

  @Test func `a network's return is told to who waits for it`() async throws {
    try await watching { routing, watch in
      try Child.run(["ip", "link", "delete", "net0"])
      #expect(watch.isConcerned(routing))
      #expect(try routing.repair())
      #expect(!watch.isConcerned(routing))

      try Child.run(["sh", "-c", Self.makeBridge])
      #expect(watch.isConcerned(routing))
      #expect(try !routing.repair())
      #expect(!watch.isConcerned(routing))
      try Child.run(["sh", "-c", "ip route add 10.20.0.0/16 dev net0"])
      #expect(!watch.isConcerned(routing))
    }
  }

  @Test func `our own doing is not told`() async throws {
    try await watching { routing, watch in
      try routing.apply(MappingChange(set: [Self.first: .v4(0x0a09_0003)]))
      try routing.apply(MappingChange(removed: [Self.first]))
      #expect(!watch.isConcerned(routing))
    }
  }

  @Test func `somebody else is noticed between changes of ours`() async throws {
    try await watching { routing, watch in
      try routing.apply(MappingChange(removed: [Self.first]))
      try Child.run(["nft", "flush", "chain", "ip", "dokku_listeners", "out"])
      try routing.apply(MappingChange(set: [Self.first: Self.container]))
      #expect(watch.isConcerned(routing))
      #expect(try routing.repair())
    }
  }
}
