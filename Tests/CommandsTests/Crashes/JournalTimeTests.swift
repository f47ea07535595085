// SPDX-License-Identifier: MIT
import Host
import Testing

@testable import Commands

struct JournalTimeTests {
  /// Noon, in whatever zone the machine is.
  private let now = LocalTime(2026, 11, 21, 12, 0, 0).microseconds
  private nonisolated static let hour: Int64 = 3_600_000_000

  private nonisolated static let spans: [(String, Int64)] = [
    ("-1h", hour), ("- 1 h", hour), ("1h ago", hour), ("1 hour ago", hour), ("2 hours 30 min ago", hour * 5 / 2),
    ("2h30m ago", hour * 5 / 2), ("-90s", 90_000_000), ("-90", 90_000_000), ("3 days ago", 72 * hour),
    ("1w ago", 168 * hour), ("+1h", -hour), ("now", 0), ("-0s", 0), ("-500ms", 500_000),
  ]

  @Test(arguments: spans)
  func `a span is reckoned from now`(text: String, back: Int64) {
    #expect(JournalTime.read(text, now: now) == now - back)
  }

  @Test(arguments: [
    ("today", LocalTime(2026, 11, 21)), ("yesterday", LocalTime(2026, 11, 20)), ("tomorrow", LocalTime(2026, 11, 22)),
    ("2026-11-21 03:04:05", LocalTime(2026, 11, 21, 3, 4, 5)), ("2026-11-21 03:04", LocalTime(2026, 11, 21, 3, 4)),
    ("2026-11-21T03:04", LocalTime(2026, 11, 21, 3, 4)), ("2026-02-01", LocalTime(2026, 2, 1)),
    ("03:04", LocalTime(2026, 11, 21, 3, 4)), (" 3:04  ", LocalTime(2026, 11, 21, 3, 4)),
  ])
  func `a day and an hour are this host's own`(text: String, time: LocalTime) {
    #expect(JournalTime.read(text, now: now) == time.microseconds)
  }

  @Test func `seconds since 1970 are, too`() {
    #expect(JournalTime.read("@1700000000", now: now) == 1_700_000_000_000_000)
  }

  @Test(arguments: [
    "", " ", "soon", "-", "ago", "1 fortnight ago", "-1x", "h ago", "25:00", "12:60", "12", "2026-13-01", "2026-11-32",
    "2026-11", "2026-11-21 25:00", "2026-11-21 03:00 UTC now", "@", "@-1", "@123456789012", "-99999999999999999999h",
    "１h ago", "2026-11-2１", "-1h-", "12:00:00:00",
  ])
  func `anything else is none`(text: String) {
    #expect(JournalTime.read(text, now: now) == nil)
  }

  @Test func `the largest numbers do no harm`() {
    #expect(JournalTime.read("-99999999999w", now: now) == nil)
    #expect(JournalTime.read("-99999999h", now: now) != nil)
  }
}
