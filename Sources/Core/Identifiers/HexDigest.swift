// SPDX-License-Identifier: MIT

/// 64 lowercase hexadecimal digits, kept as the number that they spell: ids come by the thousand, and as text each would
/// be a piece of memory of its own, four times the size.
struct HexDigest: Hashable, Sendable {
  /// From the most significant digits to the least.
  private let first, second, third, fourth: UInt64

  init?(_ digits: some Collection<UInt8>) {
    guard digits.count == 64, digits.allSatisfy(\.isLowercaseHexDigit) else { return nil }
    var rest = digits.makeIterator()
    first = Self.number(&rest)
    second = Self.number(&rest)
    third = Self.number(&rest)
    fourth = Self.number(&rest)
  }

  private static func number(_ digits: inout some IteratorProtocol<UInt8>) -> UInt64 {
    var number: UInt64 = 0
    for _ in 0..<16 {
      guard let digit = digits.next() else { break }
      number = number << 4 | UInt64(digit.isDigit ? digit - 0x30 : digit - 0x61 + 10)
    }
    return number
  }
}

extension HexDigest: Comparable, CustomStringConvertible {
  /// As their texts are.
  static func < (left: Self, right: Self) -> Bool {
    (left.first, left.second, left.third, left.fourth) < (right.first, right.second, right.third, right.fourth)
  }

  var description: String {
    String(unsafeUninitializedCapacity: 64) { text in
      var place = 0
      for number in [first, second, third, fourth] {
        for shift in stride(from: UInt64(60), through: 0, by: -4) {
          let digit = UInt8(number >> shift & 15)
          text[place] = digit < 10 ? 0x30 + digit : 0x61 + digit - 10
          place += 1
        }
      }
      return place
    }
  }
}
