// SPDX-License-Identifier: MIT
import Core

extension Timestamp {
  /// In UTC, without the zeros at its end, as Go writes a time into JSON.
  package var rfc3339: String {
    let (second, fraction) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    let (day, time) = second.quotientAndRemainder(dividingBy: 86400)
    let date = Self.date(Int(day))
    let clock = [time / 3600, time / 60 % 60, time % 60].map { Self.digits(Int($0), 2) }.joined(separator: ":")
    var text = "\(Self.digits(date.year, 4))-\(Self.digits(date.month, 2))-\(Self.digits(date.day, 2))T\(clock)"
    var digits = Self.digits(Int(fraction), 9)[...]
    while digits.last == "0" { digits.removeLast() }
    if !digits.isEmpty { text += ".\(digits)" }
    return text + "Z"
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
  }

  /// The inverse of `days`.
  private static func date(_ days: Int) -> (year: Int, month: Int, day: Int) {
    let (era, day) = (days + 719_468).quotientAndRemainder(dividingBy: 146_097)
    let year = (day - day / 1460 + day / 36524 - day / 146_096) / 365
    let dayOfYear = day - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    return (
      era * 400 + year + (month >= 10 ? 1 : 0), month < 10 ? month + 3 : month - 9,
      dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  /// `2026-11-21T10:04:11.123456789Z` or with an offset such as `+02:00` (RFC 3339). Nil outside of the years 1970 to
  /// 2261, so for Go's zero time `0001-01-01T00:00:00Z` too.
  init?(rfc3339 text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[4] == 0x2d, bytes[7] == 0x2d, bytes[10] | 0x20 == 0x74 else { return nil }
    guard bytes[13] == 0x3a, bytes[16] == 0x3a else { return nil }
    guard let year = Self.number(bytes[0..<4]), (1970...2261).contains(year) else { return nil }
    guard let month = Self.number(bytes[5..<7]), let day = Self.number(bytes[8..<10]) else { return nil }
    guard (1...12).contains(month), (1...31).contains(day) else { return nil }
    guard let hour = Self.number(bytes[11..<13]), let minute = Self.number(bytes[14..<16]) else { return nil }
    guard let second = Self.number(bytes[17..<19]), hour < 24, minute < 60, second <= 60 else { return nil }
    let fraction = bytes[20...].prefix { $0.isDigit }
    guard let nanoseconds = bytes[19] == 0x2e ? Self.nanoseconds(fraction) : 0 else { return nil }
    guard let offset = Self.offset(bytes[(bytes[19] == 0x2e ? fraction.endIndex : 19)...]) else { return nil }
    let seconds = ((Self.days(year, month, day) * 24 + hour) * 60 + minute - offset) * 60 + second
    self.init(nanoseconds: Int64(seconds) * 1_000_000_000 + Int64(nanoseconds))
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.allSatisfy(\.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func nanoseconds(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...9).contains(digits.count) else { return nil }
    return number(digits + Array(repeating: 0x30, count: 9 - digits.count))
  }

  /// In minutes east of Greenwich.
  private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let sign = bytes.first else { return nil }
    if sign | 0x20 == 0x7a { return bytes.count == 1 ? 0 : nil }
    let rest = Array(bytes.dropFirst())
    guard sign == 0x2b || sign == 0x2d, rest.count == 5, rest[2] == 0x3a else { return nil }
    guard let hours = number(rest[0..<2]), let minutes = number(rest[3..<5]), hours < 24, minutes < 60 else {
      return nil
    }
    return (sign == 0x2d ? -1 : 1) * (hours * 60 + minutes)
  }

  /// Days since 1970. Years begin in March here, so that a leap day comes last.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month > 2 ? year : year - 1
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
