// SPDX-License-Identifier: MIT
import Glibc
import Testing

@testable import Host

struct ClockStateTests {
  @Test func `the kernel's greatest error says whether anybody corrects the clock`() {
    #expect(ClockState(greatestError: 0) == .synchronised)
    #expect(ClockState(greatestError: 15_999_999) == .synchronised)
    #expect(ClockState(greatestError: 16_000_000) == .unsynchronised)
    #expect(ClockState(greatestError: -1, code: EPERM) == .unknown("Operation not permitted"))
  }

  @Test func `this machine's kernel says one or the other`() {
    #expect([.synchronised, .unsynchronised].contains(ClockState.now))
  }
}
