// SPDX-License-Identifier: MIT
import Core
import Host

/// A moment as `--since` and `--until` take it: the part of systemd.time(7) that people type.
///
///     2026-11-21 03:00:00   2026-11-21 03:00   2026-11-21   03:00   @1795230000
///     -1h   2h 30min ago   3 days ago   now   today   yesterday
nonisolated enum JournalTime {
  static let allowed =
    "a time such as \"2026-11-21 03:00\", 03:00, today, yesterday, -1h, \"2 days ago\" or @SECONDS"

  private static let units: [String: Int64] = [
    "us": 1, "usec": 1, "ms": 1000, "msec": 1000, "s": 1_000_000, "sec": 1_000_000, "second": 1_000_000,
    "seconds": 1_000_000, "m": 60_000_000, "min": 60_000_000, "minute": 60_000_000, "minutes": 60_000_000,
    "h": 3_600_000_000, "hr": 3_600_000_000, "hour": 3_600_000_000, "hours": 3_600_000_000, "d": 86_400_000_000,
    "day": 86_400_000_000, "days": 86_400_000_000, "w": 604_800_000_000, "week": 604_800_000_000,
    "weeks": 604_800_000_000,
  ]

  /// No journal reaches back this far: a thousand centuries.
  private static let longest: Int64 = 3_153_600_000_000_000_000

  /// Microseconds since 1970.
  static func read(_ text: String, now: Int64) -> Int64? {
    let text = text.split(separator: " ").joined(separator: " ")
    switch text {
    case "now": return now
    case "today": return midnight(now, daysLater: 0)
    case "yesterday": return midnight(now, daysLater: -1)
    case "tomorrow": return midnight(now, daysLater: 1)
    default: break
    }
    if text.hasPrefix("@") { return number(text.dropFirst()).map { $0 * 1_000_000 } }
    if text.hasPrefix("-") { return span(text.dropFirst()).map { now - $0 } }
    if text.hasPrefix("+") { return span(text.dropFirst()).map { now + $0 } }
    if text.hasSuffix(" ago") { return span(text.dropLast(4)).map { now - $0 } }
    return calendar(text, now: now)
  }

  private static func midnight(_ now: Int64, daysLater days: Int) -> Int64 {
    let today = LocalTime(now)
    return LocalTime(today.year, today.month, today.day + days).microseconds
  }

  /// `1h`, `2h 30min`, `3 days`; a number alone is seconds.
  private static func span(_ text: Substring) -> Int64? {
    var rest = text.filter { $0 != " " }[...]
    var sum: Int64 = 0
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { ("0"..."9").contains($0) }
      let unit = rest.dropFirst(digits.count).prefix { !("0"..."9").contains($0) }
      rest = rest.dropFirst(digits.count + unit.count)
      guard let count = number(digits), let size = unit.isEmpty ? 1_000_000 : units[String(unit)] else { return nil }
      let (time, isTooLong) = count.multipliedReportingOverflow(by: size)
      guard !isTooLong, time < longest else { return nil }
      sum = min(longest, sum + time)
    }
    return sum
  }

  /// No more digits than any unit leaves room for.
  private static func number(_ digits: Substring) -> Int64? {
    (1...11).contains(digits.utf8.count) && digits.utf8.allSatisfy(\.isDigit) ? Int64(digits) : nil
  }

  private static func calendar(_ text: String, now: Int64) -> Int64? {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "T" })
    guard let first = words.first, words.count <= 2 else { return nil }
    var time = LocalTime(now)
    (time.hour, time.minute, time.second) = (0, 0, 0)
    if words.count == 2 || first.contains("-") {
      guard let date = parts(first, "-"), date.count == 3, date[0] >= 1970, (1...12).contains(date[1]) else {
        return nil
      }
      guard (1...31).contains(date[2]) else { return nil }
      (time.year, time.month, time.day) = (date[0], date[1], date[2])
      if words.count == 1 { return time.microseconds }
    }
    guard let clock = words.last.flatMap({ parts($0, ":") }), clock.count == 2 || clock.count == 3 else { return nil }
    guard clock[0] < 24, clock[1] < 60, clock.last.map({ $0 < 60 }) == true else { return nil }
    (time.hour, time.minute, time.second) = (clock[0], clock[1], clock.count == 3 ? clock[2] : 0)
    return time.microseconds
  }

  private static func parts(_ text: Substring, _ separator: Character) -> [Int]? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    let numbers = parts.compactMap { $0.utf8.count <= 4 ? number($0).map { Int($0) } : nil }
    return numbers.count == parts.count ? numbers : nil
  }
}
