// SPDX-License-Identifier: MIT

/// Text as a Go constant.
enum Quoting {
  /// `#` asks for backquotes where they can hold the text, `+` for nothing but ASCII.
  static func quoted(_ text: Text, by mark: UInt8, _ flags: VerbFlags) -> Text {
    if flags.sharp, mark == .doubleQuote, text.allSatisfy({ ($0 >= 0x20 || $0 == 0x09) && $0 != 0x7f && $0 != 0x60 }) {
      return ([0x60] + text + [0x60])[...]
    }
    var result = [mark]
    for (unit, scalar) in Characters(text) {
      if let scalar {
        result += escape(scalar, by: mark, isASCIIOnly: flags.plus)
      } else {
        result += number(UInt32(unit.first ?? 0), "\\x", digits: 2)
      }
    }
    return (result + [mark])[...]
  }

  private static func escape(_ scalar: Unicode.Scalar, by mark: UInt8, isASCIIOnly: Bool) -> [UInt8] {
    if scalar.value == UInt32(mark) || scalar == "\\" { return [.backslash, UInt8(scalar.value)] }
    if scalar.isASCII ? UInt8(scalar.value).isPrintable : !isASCIIOnly && scalar.isShown {
      return Array(String(scalar).utf8)
    }
    if let letter = letters[scalar] { return [.backslash, letter] }
    if scalar.value < 0x80 { return number(scalar.value, "\\x", digits: 2) }
    return scalar.value < 0x10000
      ? number(scalar.value, "\\u", digits: 4) : number(scalar.value, "\\U", digits: 8)
  }

  private static let letters: [Unicode.Scalar: UInt8] = [
    "\u{7}": UInt8(ascii: "a"), "\u{8}": UInt8(ascii: "b"), "\u{c}": UInt8(ascii: "f"), "\n": UInt8(ascii: "n"),
    "\r": UInt8(ascii: "r"), "\t": UInt8(ascii: "t"), "\u{b}": UInt8(ascii: "v"),
  ]

  private static func number(_ code: UInt32, _ prefix: String, digits: Int) -> [UInt8] {
    let text = String(code, radix: 16)
    return Array((prefix + String(repeating: "0", count: max(0, digits - text.utf8.count)) + text).utf8)
  }
}

extension Unicode.Scalar {
  /// Letters, marks, numbers, punctuation and symbols: what Go calls printable beyond ASCII.
  var isShown: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator, .spaceSeparator:
      false
    default: true
    }
  }
}
