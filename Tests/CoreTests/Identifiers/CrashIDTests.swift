// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct CrashIDTests {
  @Test func `the same end has the same id, any other another one`() {
    let time = Timestamp(nanoseconds: 1_700_000_000_000_000_000)
    let later = Timestamp(nanoseconds: 1_700_000_000_000_000_001)
    #expect(CrashID(of: "a1", at: time) == CrashID(of: "a1", at: time))
    #expect(Set([CrashID(of: "a1", at: time), CrashID(of: "a1", at: later), CrashID(of: "b1", at: time)]).count == 3)
  }

  @Test func `it is eight digits, which read back`() {
    for nanoseconds in 0..<2000 as Range<Int64> {
      let id = CrashID(of: "a1", at: Timestamp(nanoseconds: nanoseconds))
      #expect(CrashID(id.rawValue) == id)
    }
  }

  @Test(arguments: ["", "1234567", "123456789", "1234567G", "1234567A"])
  func `anything else is none`(text: String) {
    #expect(CrashID(text) == nil)
  }
}
