// SPDX-License-Identifier: MIT

import Core
import Testing

@testable import DokkuFiles

struct SlotFileNameTests {
  @Test func `a slot's files are named for it`() {
    let slot = ProcessSlot(.web, 10)
    #expect(SlotFileName.allCases.map { $0.of(slot) } == ["CONTAINER.web.10", "IP.web.10", "PORT.web.10"])
  }

  @Test(arguments: [
    ("IP.web.1", "web.1"), ("IP.", ""), ("IP", nil), ("IPX.web.1", nil), ("PORT.web.1", nil), ("xIP.web.1", nil),
  ])
  func `the tail is what follows the first dot`(name: String, tail: String?) {
    #expect(SlotFileName.address.tail(of: name).map(String.init) == tail)
  }
}
