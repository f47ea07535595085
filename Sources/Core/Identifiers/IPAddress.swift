// SPDX-License-Identifier: MIT

/// An IPv4 or IPv6 address.
package enum IPAddress: Hashable, Sendable {
  /// Network order as a number: 127.0.0.1 is 0x7f000001.
  case v4(UInt32)
  case v6(high: UInt64, low: UInt64)

  package static let loopback = IPAddress.v4(0x7f00_0001)

  /// Dotted decimal, or RFC 4291 text without a zone. Nothing else: no `127.1`, no leading zeros.
  package init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// For strings apart: a generic initialiser is not specialised for other modules, and addresses come by the thousand.
  package init?(_ text: String) {
    if text.utf8.contains(0x3a) {
      guard let parsed = Self.parseV6(text) else { return nil }
      self = parsed
    } else {
      guard let parsed = Self.parseV4(text) else { return nil }
      self = .v4(parsed)
    }
  }

  package var isV4: Bool {
    if case .v4 = self { true } else { false }
  }

  private static func parseV4(_ text: some StringProtocol) -> UInt32? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var value: UInt32 = 0
    for part in parts {
      guard (1...3).contains(part.utf8.count), part.utf8.allSatisfy(\.isDigit) else { return nil }
      guard part.utf8.count == 1 || part.first != "0", let octet = UInt8(part) else { return nil }
      value = value << 8 | UInt32(octet)
    }
    return value
  }

  private static func parseV6(_ text: some StringProtocol) -> IPAddress? {
    let halves = text.split(separator: "::", maxSplits: 2, omittingEmptySubsequences: false)
    guard halves.count <= 2, let head = groups(halves[0], mayEndInV4: halves.count == 1) else { return nil }
    var all = head
    if halves.count == 2 {
      guard let tail = groups(halves[1], mayEndInV4: true), head.count + tail.count < 8 else { return nil }
      all += Array(repeating: 0, count: 8 - head.count - tail.count) + tail
    }
    guard all.count == 8 else { return nil }
    let number = { (range: Range<Int>) in all[range].reduce(UInt64(0)) { $0 << 16 | UInt64($1) } }
    return .v6(high: number(0..<4), low: number(4..<8))
  }

  /// Dotted decimal stands for the last two groups of all (RFC 4291, section 2.2).
  private static func groups(_ text: some StringProtocol, mayEndInV4: Bool) -> [UInt16]? {
    if text.isEmpty { return [] }
    var result: [UInt16] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if part.utf8.contains(0x2e) {
        guard mayEndInV4, index == parts.count - 1, let v4 = parseV4(part) else { return nil }
        result += [UInt16(v4 >> 16), UInt16(v4 & 0xffff)]
      } else {
        // A sign would pass as part of the number.
        guard (1...4).contains(part.utf8.count), part.utf8.allSatisfy(\.isHexDigit) else { return nil }
        guard let group = UInt16(part, radix: 16) else { return nil }
        result.append(group)
      }
    }
    return result
  }
}

extension IPAddress: Comparable, CustomStringConvertible {
  /// IPv4 before IPv6, then by number.
  package static func < (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.v4(let a), .v4(let b)): a < b
    case (.v6(let a, let b), .v6(let c, let d)): (a, b) < (c, d)
    case (.v4, .v6): true
    case (.v6, .v4): false
    }
  }

  package var description: String {
    switch self {
    case .v4(let value): "\(value >> 24).\(value >> 16 & 255).\(value >> 8 & 255).\(value & 255)"
    case .v6(let high, let low): Self.describeV6(high, low)
    }
  }

  /// RFC 5952: lowercase, and the first longest run of two or more zero groups as `::`.
  private static func describeV6(_ high: UInt64, _ low: UInt64) -> String {
    let groups = [high, low].flatMap { half in [48, 32, 16, 0].map { UInt16(truncatingIfNeeded: half >> UInt64($0)) } }
    var best = 0..<0
    var start = 0
    for index in 0...8 where index == 8 || groups[index] != 0 {
      if index - start > max(best.count, 1) { best = start..<index }
      start = index + 1
    }
    let text = { (range: Range<Int>) in groups[range].map { String($0, radix: 16) }.joined(separator: ":") }
    return best.isEmpty ? text(0..<8) : "\(text(0..<best.lowerBound))::\(text(best.upperBound..<8))"
  }
}
