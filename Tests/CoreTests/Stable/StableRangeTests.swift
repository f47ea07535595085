// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct StableRangeTests {
  @Test(arguments: ["198.18.0.0/16", "10.0.0.0/8", "100.64.0.0/10", "192.0.2.8/29"])
  func `a network is read and spelled the same`(text: String) {
    #expect(StableRange(text)?.description == text)
  }

  @Test(arguments: [
    "", "198.18.0.0", "198.18.0.0/", "198.18.0.0/7", "198.18.0.0/30", "198.18.0.1/16", "198.18.0.0/+16",
    "198.18.0/16", "fd00::/16", "198.18.0.0/16/1", "198.18.0.0/016x",
  ])
  func `anything else is refused`(text: String) {
    #expect(StableRange(text) == nil)
  }

  @Test func `listeners get all but the network's address, the first and the last one`() {
    let range = StableRange("192.0.2.8/29")
    #expect(
      range.map { $0.listeners.map { "\(IPAddress.v4($0))" } } == [
        "192.0.2.10", "192.0.2.11", "192.0.2.12", "192.0.2.13", "192.0.2.14",
      ])
  }

  @Test(arguments: [
    ("192.0.2.7", false), ("192.0.2.8", true), ("192.0.2.15", true), ("192.0.2.16", false), ("::c000:208", false),
  ])
  func `it knows its addresses`(text: String, isInside: Bool) throws {
    let range = try #require(StableRange("192.0.2.8/29"))
    #expect(range.contains(try #require(IPAddress(text))) == isInside)
  }
}
