// SPDX-License-Identifier: MIT

/// Reads a quoted Go constant character by character.
struct EscapeReader {
  struct Unit {
    let code: UInt32
    let bytes: [UInt8]

    /// A character; nil for what Unicode has none for.
    fileprivate init?(scalar code: UInt32) {
      guard let scalar = Unicode.Scalar(code) else { return nil }
      self.code = code
      bytes = Array(String(scalar).utf8)
    }

    fileprivate init(byte: UInt8) {
      code = UInt32(byte)
      bytes = [byte]
    }
  }

  private(set) var rest: Text
  private let quotation: UInt8

  init(_ text: Text, quotation: UInt8) {
    rest = text
    self.quotation = quotation
  }

  /// Nil where an escape is wrong.
  mutating func next() -> Unit? {
    guard let byte = rest.first, byte == .backslash else { return plain() }
    rest.removeFirst()
    guard let mark = rest.popFirst() else { return nil }
    switch mark {
    case UInt8(ascii: "x"): return number(digits: 2, radix: 16).map { Unit(byte: UInt8(truncatingIfNeeded: $0)) }
    case UInt8(ascii: "u"): return number(digits: 4, radix: 16).flatMap { Unit(scalar: $0) }
    case UInt8(ascii: "U"): return number(digits: 8, radix: 16).flatMap { Unit(scalar: $0) }
    case 0x30...0x37:
      guard let low = number(digits: 2, radix: 8) else { return nil }
      return UInt8(exactly: UInt32(mark - .zero) * 64 + low).map { Unit(byte: $0) }
    case .backslash, quotation: return Unit(byte: mark)
    default: return Self.meanings[mark].map { Unit(byte: $0) }
    }
  }

  private mutating func plain() -> Unit? {
    guard let first = rest.first, let scalar = String(decoding: rest.prefix(4), as: UTF8.self).unicodeScalars.first
    else { return nil }
    let length = first < 0x80 ? 1 : String(scalar).utf8.count
    rest = rest.dropFirst(length)
    return Unit(scalar: scalar.value)
  }

  private mutating func number(digits: Int, radix: UInt32) -> UInt32? {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = rest.popFirst()?.hexValue, digit < radix else { return nil }
      let (scaled, isTooBig) = value.multipliedReportingOverflow(by: radix)
      if isTooBig { return nil }
      value = scaled + UInt32(digit)
    }
    return value
  }

  private static let meanings: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 0x07, UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0c, UInt8(ascii: "n"): 0x0a,
    UInt8(ascii: "r"): 0x0d, UInt8(ascii: "t"): 0x09, UInt8(ascii: "v"): 0x0b,
  ]
}
