// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct StableAddressesTests {
  private static let range = StableRange("192.0.2.8/29") ?? .standard  // five listeners, from .10 on

  private static func slot(_ number: Int) -> ProcessSlot { ProcessSlot("web", number) }

  private static func address(_ last: Int) -> IPAddress { .v4(0xc000_0200 + UInt32(last)) }

  @Test func `a slot keeps its address`() {
    var addresses = StableAddresses(Self.range)
    #expect(addresses.assign("blog", Self.slot(1), mayReuse: true) == Self.address(10))
    #expect(addresses.assign("blog", Self.slot(2), mayReuse: true) == Self.address(11))
    #expect(addresses.assign("blog", Self.slot(1), mayReuse: true) == Self.address(10))
    #expect(addresses.addresses(of: "blog")[Self.slot(2)] == Self.address(11))
  }

  @Test func `a freed address is given out again only when no other is left, the one freed first before others`() {
    var addresses = StableAddresses(Self.range)
    for number in 1...4 { _ = addresses.assign("blog", Self.slot(number), mayReuse: true) }
    addresses.free("blog", Self.slot(3))
    addresses.free("blog", Self.slot(1))
    #expect(addresses.freed == [Self.address(12), Self.address(10)])
    #expect(addresses.assign("blog", Self.slot(5), mayReuse: true) == Self.address(14))
    #expect(addresses.assign("blog", Self.slot(6), mayReuse: true) == Self.address(12))
    #expect(addresses.assign("blog", Self.slot(7), mayReuse: true) == Self.address(10))
    #expect(addresses.assign("blog", Self.slot(8), mayReuse: true) == nil)
  }

  @Test func `while nginx may know a freed address nobody gets it`() {
    var addresses = StableAddresses(Self.range)
    for number in 1...5 { _ = addresses.assign("blog", Self.slot(number), mayReuse: false) }
    addresses.free("blog", Self.slot(1))
    #expect(addresses.assign("blog", Self.slot(6), mayReuse: false) == nil)
    #expect(addresses.assign("blog", Self.slot(6), mayReuse: true) == Self.address(10))
  }

  @Test func `what was remembered goes on`() {
    let remembered = StableAddresses(
      Self.range, assigned: ["blog": [Self.slot(1): Self.address(11)]], freed: [Self.address(12), Self.address(10)])
    var addresses = remembered
    #expect(addresses.assign("blog", Self.slot(1), mayReuse: true) == Self.address(11))
    #expect(addresses.assign("blog", Self.slot(2), mayReuse: true) == Self.address(13))
    #expect(addresses.assign("blog", Self.slot(3), mayReuse: true) == Self.address(14))
    #expect(addresses.assign("blog", Self.slot(4), mayReuse: true) == Self.address(12))
  }

  @Test func `of what was remembered, what lies outside or has another owner is left out`() {
    let addresses = StableAddresses(
      Self.range,
      assigned: [
        "blog": [Self.slot(1): Self.address(11), Self.slot(2): Self.address(11), Self.slot(3): Self.address(9)],
        "shop": [Self.slot(1): "203.0.113.1", Self.slot(2): Self.address(11)],
      ], freed: [Self.address(11), Self.address(15), Self.address(10), Self.address(10)])
    #expect(addresses.assigned == ["blog": [Self.slot(1): Self.address(11)]])
    #expect(addresses.freed == [Self.address(10)])
  }
}
