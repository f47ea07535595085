// SPDX-License-Identifier: MIT
import Testing

@testable import Host

/// In whatever zone the machine is.
struct LocalTimeTests {
  @Test(arguments: [0, 1_700_000_000_000_000, 1_719_800_000_000_000] as [Int64])
  func `a time reads as it was`(time: Int64) {
    #expect(LocalTime(time).microseconds == time)
  }

  @Test func `days carry over`() {
    #expect(LocalTime(2026, 3, 0).microseconds == LocalTime(2026, 2, 28).microseconds)
    #expect(LocalTime(2026, 12, 32).microseconds == LocalTime(2027, 1, 1).microseconds)
  }

  @Test func `it is spelled with the year first and two digits for the rest`() {
    #expect("\(LocalTime(2026, 1, 2, 3, 4, 5))" == "2026-01-02 03:04:05")
    #expect("\(LocalTime(LocalTime(2026, 11, 21, 23, 59, 58).microseconds))" == "2026-11-21 23:59:58")
  }
}
