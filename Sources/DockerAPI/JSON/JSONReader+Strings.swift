// SPDX-License-Identifier: MIT
import Core

extension JSONReader {
  /// The string whose opening quote was just read. What is no UTF-8 or half a surrogate pair becomes U+FFFD.
  mutating func takeString() throws(JSONSyntaxError) -> String {
    let start = position
    while true {
      switch try nextOfString() {
      case 0x22: return String(decoding: bytes[start..<position - 1], as: UTF8.self)
      case 0x5c: return try takeEscaped(from: start)
      default: continue
      }
    }
  }

  mutating func skipString() throws(JSONSyntaxError) {
    while true {
      switch try nextOfString() {
      case 0x22: return
      case 0x5c: _ = try takeEscape()
      default: continue
      }
    }
  }

  /// A backslash was just read.
  private mutating func takeEscaped(from start: Int) throws(JSONSyntaxError) -> String {
    var text = Array(bytes[start..<position - 1])
    text += String(try takeEscape()).utf8
    while true {
      switch try nextOfString() {
      case 0x22: return String(decoding: text, as: UTF8.self)
      case 0x5c: text += String(try takeEscape()).utf8
      case let byte: text.append(byte)
      }
    }
  }

  private mutating func nextOfString() throws(JSONSyntaxError) -> UInt8 {
    guard position < bytes.endIndex, bytes[position] >= 0x20 else { throw error("the rest of a string") }
    defer { position += 1 }
    return bytes[position]
  }

  private mutating func takeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
    switch try nextOfString() {
    case 0x22: "\""
    case 0x5c: "\\"
    case 0x2f: "/"
    case 0x62: "\u{8}"
    case 0x66: "\u{c}"
    case 0x6e: "\n"
    case 0x72: "\r"
    case 0x74: "\t"
    case 0x75: try takeUnicodeEscape()
    default: throw error("an escape")
    }
  }

  private mutating func takeUnicodeEscape() throws(JSONSyntaxError) -> Unicode.Scalar {
    let unit = try takeHexDigits()
    guard (0xd800..<0xdc00).contains(unit) else { return Unicode.Scalar(unit) ?? "\u{fffd}" }
    let afterFirst = position
    guard bytes[position...].starts(with: [0x5c, 0x75]) else { return "\u{fffd}" }
    position += 2
    let second = try takeHexDigits()
    guard (0xdc00..<0xe000).contains(second) else {
      position = afterFirst
      return "\u{fffd}"
    }
    return Unicode.Scalar(0x10000 + (unit - 0xd800) << 10 + (second - 0xdc00)) ?? "\u{fffd}"
  }

  private mutating func takeHexDigits() throws(JSONSyntaxError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      let byte = try nextOfString()
      guard let digit = byte.hexDigitValue else { throw error("four hexadecimal digits") }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}

extension UInt8 {
  /// Of either case.
  var hexDigitValue: UInt8? {
    if isDigit { return self - 0x30 }
    let letter = self | 0x20
    return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : nil
  }
}
