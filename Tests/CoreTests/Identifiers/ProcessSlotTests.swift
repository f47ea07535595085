// SPDX-License-Identifier: MIT

import Core
import Testing

struct ProcessSlotTests {
  @Test(
    arguments: [
      ("web.1", "web", 1), ("web.10", "web", 10), ("a.b.2", "a.b", 2), ("1.1", "1", 1),
      ("my-type.999999", "my-type", 999999),
    ] as [(String, ProcessType, Int)])
  func `the last dot separates type and number`(text: String, type: ProcessType, index: Int) {
    #expect(ProcessSlot(text) == ProcessSlot(type, index))
    #expect(ProcessSlot(text)?.description == text)
  }

  @Test(
    arguments: HostileNames.all + [
      "web", "web.", ".1", "web.0", "web.01", "web.-1", "web.+1", "web.1x", "web. 1", "web.1 ", "web.1\n", "web.１",
      "web.1000000", "web.99999999999999999999", "web.1.", "-web.1", "web.1.upcoming-12", "we b.1",
    ])
  func `anything else is none`(text: String) {
    #expect(ProcessSlot(text) == nil)
  }

  @Test func `slots sort by type, then by number`() {
    let slots: [ProcessSlot] = ["worker.1", "web.10", "web.2", "web.1"]
    #expect(slots.sorted() == ["web.1", "web.2", "web.10", "worker.1"])
  }
}
