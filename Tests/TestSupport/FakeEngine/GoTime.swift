// SPDX-License-Identifier: MIT
import Glibc

/// Moments as Go's JSON spells them.
enum GoTime {
  /// RFC 3339 in UTC, trailing zeros of the fraction dropped; Go's zero time for nil.
  static func text(_ nanoseconds: Int64?) -> String {
    guard let nanoseconds else { return "0001-01-01T00:00:00Z" }
    var seconds = time_t(nanoseconds / 1_000_000_000)
    var parts = tm()
    gmtime_r(&seconds, &parts)
    let date = "\(padded(1900 + parts.tm_year, 4))-\(padded(parts.tm_mon + 1, 2))-\(padded(parts.tm_mday, 2))"
    let clock = "\(padded(parts.tm_hour, 2)):\(padded(parts.tm_min, 2)):\(padded(parts.tm_sec, 2))"
    return "\(date)T\(clock)\(fraction(nanoseconds % 1_000_000_000))Z"
  }

  private static func fraction(_ nanoseconds: Int64) -> String {
    if nanoseconds == 0 { return "" }
    var digits = padded(CInt(nanoseconds), 9)
    while digits.last == "0" { digits.removeLast() }
    return ".\(digits)"
  }

  private static func padded(_ number: CInt, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
