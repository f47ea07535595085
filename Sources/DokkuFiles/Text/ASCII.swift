// SPDX-License-Identifier: MIT

extension UInt8 {
  static let lineFeed: UInt8 = 0x0a
  static let carriageReturn: UInt8 = 0x0d
  static let doubleQuote: UInt8 = 0x22
  static let numberSign: UInt8 = 0x23
  static let dollar: UInt8 = 0x24
  static let singleQuote: UInt8 = 0x27
  static let colon: UInt8 = 0x3a
  static let equals: UInt8 = 0x3d
  static let backslash: UInt8 = 0x5c
  static let underscore: UInt8 = 0x5f
  static let openBrace: UInt8 = 0x7b
  static let closeBrace: UInt8 = 0x7d

  /// Space, tab, vertical tab, form feed or carriage return: blank without ending a line.
  var isBlank: Bool { self == 0x20 || self == 0x09 || (self >= 0x0b && self <= 0x0d) }
}

extension ArraySlice<UInt8> {
  /// Without the blanks and line ends around it.
  package var trimmed: ArraySlice<UInt8> {
    let isKept = { (byte: UInt8) in !byte.isBlank && byte != .lineFeed }
    guard let first = firstIndex(where: isKept), let last = lastIndex(where: isKept) else { return self[endIndex...] }
    return self[first...last]
  }
}
