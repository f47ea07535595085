// SPDX-License-Identifier: MIT
import Core

/// RFC 3986, 2.1.
enum PercentEncoding {
  static func encode(_ text: String) -> String {
    text.utf8.map { byte in
      if byte.isLetterOrDigit || byte.isNamePunctuation || byte == 0x7e { return String(UnicodeScalar(byte)) }
      return "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
