// SPDX-License-Identifier: MIT

extension UInt8 {
  package var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  package var isLowercaseOrDigit: Bool { isDigit || (self >= 0x61 && self <= 0x7a) }
  package var isLetterOrDigit: Bool { isLowercaseOrDigit || (self >= 0x41 && self <= 0x5a) }
  /// Dot, hyphen or underscore.
  package var isNamePunctuation: Bool { self == 0x2e || self == 0x2d || self == 0x5f }
  package var isLowercaseHexDigit: Bool { isDigit || (self >= 0x61 && self <= 0x66) }
  package var isHexDigit: Bool { isLowercaseHexDigit || (self >= 0x41 && self <= 0x46) }
}
