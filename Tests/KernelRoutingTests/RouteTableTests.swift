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
      #expect(throws: RoutingUnavailable("198.18.0.0/16 is taken: 198.18.7.7 is an address of this host")) {
        try KernelRouting(.standard)
      }
    }
  }

  @Test(arguments: ["198.18.4.0/24", "198.18.0.0/15", "198.18.0.0/16"])
  func `a route that meets the range is a conflict`(route: String) async throws {
    try await inside {
      try Child.run(["ip", "route", "add", route, "dev", "lo"])
      #expect(throws: RoutingUnavailable("198.18.0.0/16 is taken: there is a route to \(route)")) {
        try KernelRouting(.standard)
      }
    }
  }

  @Test func `other routes are no conflict`() async throws {
    try await inside {
      try Child.run(["sh", "-c", "ip route add default dev lo; ip route add 198.19.0.0/16 dev lo"])
      #expect(throws: Never.self) { try KernelRouting(.standard) }
    }
  }
}
