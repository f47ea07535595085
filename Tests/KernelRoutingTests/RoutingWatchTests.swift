// SPDX-License-Identifier: MIT
import Core
import Glibc
import TestSupport
import Testing

@testable import KernelRouting

@Suite(.timeLimit(.minutes(1)))
struct RoutingWatchTests {
  private static let first = IPAddress.v4(0xc612_0002)
  private static let container = IPAddress.v4(0x0a09_0002)

  private func watching(_ body: @escaping @Sendable (KernelRouting, RoutingWatch) throws -> Void) async throws {
    try await PrivateNetwork.run(with: [Self.container]) {
      let routing = try KernelRouting(.standard)
      let watch = try RoutingWatch(routing)
      try routing.apply(MappingChange(set: [Self.first: Self.container]))
      #expect(!watch.isConcerned())
      try body(routing, watch)
    }
  }

  @Test(arguments: [
    "nft flush ruleset", "nft delete table ip dokku_listeners", "nft flush map ip dokku_listeners live",
    "nft delete element ip dokku_listeners live '{ 198.18.0.2 }'",
    "nft add element ip dokku_listeners live '{ 198.18.0.9 : 10.9.0.2 }'", "nft flush chain ip dokku_listeners out",
    "ip route delete 198.18.0.2/32", "ip route delete prohibit 198.18.0.0/16", "ip link set dokku0 down",
    "ip link delete dokku0",
  ])
  func `what others do to rules, routes and link is told`(command: String) async throws {
    try await watching { _, watch in
      try Child.run(["sh", "-c", command])
      #expect(watch.isConcerned())
      #expect(!watch.isConcerned())
    }
  }

  @Test(arguments: [
    "nft add table ip other; nft flush table ip other; nft delete table ip other",
    "nft add table ip dokku_listeners_too; nft delete table ip dokku_listeners_too",
    "ip route add 10.20.0.0/16 dev lo; ip route delete 10.20.0.0/16", "ip link add b0 type bridge; ip link delete b0",
  ])
  func `what does not concern us is not`(command: String) async throws {
    try await watching { _, watch in
      try Child.run(["sh", "-c", command])
      #expect(!watch.isConcerned())
    }
  }

  @Test func `our own doing is not told`() async throws {
    try await watching { routing, watch in
      try routing.apply(MappingChange(set: [Self.first: .v4(0x0a09_0003)]))
      try routing.apply(MappingChange(removed: [Self.first]))
      #expect(!watch.isConcerned())
    }
  }

  @Test func `somebody else is noticed between changes of ours`() async throws {
    try await watching { routing, watch in
      try routing.apply(MappingChange(removed: [Self.first]))
      try Child.run(["nft", "flush", "chain", "ip", "dokku_listeners", "out"])
      try routing.apply(MappingChange(set: [Self.first: Self.container]))
      #expect(watch.isConcerned())
      #expect(try routing.repair())
    }
  }
}
