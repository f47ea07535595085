// SPDX-License-Identifier: MIT
import Core

extension UInt8 {
  /// RFC 9110, 5.6.2.
  var isTokenCharacter: Bool {
    isLetterOrDigit || isNamePunctuation || "!#$%&'*+^`|~".utf8.contains(self)
  }
}

extension ArraySlice<UInt8> {
  /// Without spaces and tabs around it.
  func trimmingBlanks() -> ArraySlice<UInt8> {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    var trimmed = drop(while: isBlank)
    while let last = trimmed.last, isBlank(last) { trimmed.removeLast() }
    return trimmed
  }
}
