// SPDX-License-Identifier: MIT

/// Constants as Go spells them (The Go Programming Language Specification, "Lexical elements").
enum Literal {
  /// Nil for what is no number, or does not fit. Complex numbers are not read: no template needs one.
  static func number(_ text: Text) -> Value? {
    if text.first == .singleQuote { return character(text.dropFirst().dropLast()).map { .integer(Int($0)) } }
    let isNegative = text.first == .minus
    let digits = text.first == .minus || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
    guard hasGoodUnderscores(digits) else { return nil }
    let plain = digits.filter { $0 != 0x5f }
    let isHex = plain.count > 1 && plain[0] == .zero && plain[1] | 0x20 == UInt8(ascii: "x")
    let marks: StaticString = isHex ? ".pP" : ".eE"
    guard plain.contains(where: { byte in marks.withUTF8Buffer { $0.contains(byte) } }) else {
      return integer(plain[...], isNegative: isNegative).map { .integer($0) }
    }
    guard !isHex || plain.contains(where: { $0 | 0x20 == UInt8(ascii: "p") }) else { return nil }
    guard let value = Double(String(decoding: plain, as: UTF8.self)), value.isFinite else { return nil }
    return .float(isNegative ? -value : value)
  }

  private static func integer(_ digits: ArraySlice<UInt8>, isNegative: Bool) -> Int? {
    let (radix, rest) = radix(of: digits)
    guard rest.allSatisfy({ $0.isDigit || $0.isLetter }) else { return nil }
    return Int((isNegative ? "-" : "") + String(decoding: rest, as: UTF8.self), radix: radix)
  }

  private static func radix(of digits: ArraySlice<UInt8>) -> (Int, ArraySlice<UInt8>) {
    guard digits.first == .zero, let second = digits.dropFirst().first else { return (10, digits) }
    switch second | 0x20 {
    case UInt8(ascii: "x"): return (16, digits.dropFirst(2))
    case UInt8(ascii: "o"): return (8, digits.dropFirst(2))
    case UInt8(ascii: "b"): return (2, digits.dropFirst(2))
    default: return (8, digits.dropFirst())
    }
  }

  /// An underscore stands between digits, or after a base prefix.
  private static func hasGoodUnderscores(_ digits: Text) -> Bool {
    guard digits.contains(0x5f) else { return true }
    var previous: UInt8 = 0x5f
    for (offset, byte) in digits.enumerated() {
      let isPrefix = offset == 1 && previous == .zero && byte.isLetter
      let isDigit = byte.hexValue != nil || isPrefix
      if byte == 0x5f ? previous == 0x5f || previous == .dot : !isDigit && previous == 0x5f { return false }
      previous = byte
    }
    return previous != 0x5f && (digits.first == .zero || !digits.dropFirst(1).isEmpty)
  }

  /// The bytes between quotation marks; nil where an escape is wrong.
  static func unescaped(_ text: Text) -> Text? {
    guard text.contains(.backslash) else { return text }
    var reader = EscapeReader(text, quotation: .doubleQuote)
    var result: [UInt8] = []
    while !reader.rest.isEmpty {
      guard let unit = reader.next() else { return nil }
      result += unit.bytes
    }
    return result[...]
  }

  private static func character(_ text: Text) -> UInt32? {
    var reader = EscapeReader(text, quotation: .singleQuote)
    guard let unit = reader.next(), reader.rest.isEmpty else { return nil }
    return unit.code
  }
}
