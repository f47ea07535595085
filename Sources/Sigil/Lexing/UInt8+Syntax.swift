// SPDX-License-Identifier: MIT

extension UInt8 {
  static let lineFeed: UInt8 = 0x0a
  static let space: UInt8 = 0x20
  static let doubleQuote: UInt8 = 0x22
  static let singleQuote: UInt8 = 0x27
  static let minus: UInt8 = 0x2d
  static let dot: UInt8 = 0x2e
  static let zero: UInt8 = 0x30
  static let backslash: UInt8 = 0x5c

  /// What trim markers take away, and what separates words of an action.
  var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0a || self == 0x0d }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7a }
  /// A word may hold any letter of any script; what else is beyond ASCII names no function either.
  var isWord: Bool { isLetter || isDigit || self == 0x5f || self >= 0x80 }
  var isPrintable: Bool { self >= 0x20 && self < 0x7f }

  var hexValue: UInt8? {
    if isDigit { return self - .zero }
    let letter = self | 0x20
    return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : nil
  }
}
