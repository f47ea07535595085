// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct MappingChangeTests {
  private static let (a, b, c) = (IPAddress("198.18.0.2"), IPAddress("198.18.0.3"), IPAddress("198.18.0.4"))
  private static let (x, y) = (IPAddress("172.17.0.2"), IPAddress("172.17.0.3"))

  @Test func `it holds what differs and nothing else`() {
    let change = MappingChange(
      from: [Self.a: Self.x, Self.b: Self.x, Self.c: Self.x], to: [Self.a: Self.x, Self.b: Self.y])
    #expect(change == MappingChange(removed: [Self.c], set: [Self.b: Self.y]))
    #expect(!change.isEmpty)
    #expect(MappingChange(from: [Self.a: Self.x], to: [Self.a: Self.x]).isEmpty)
  }
}
