// SPDX-License-Identifier: MIT
import Core

/// A number of bytes as nginx spells it: `4096`, `8k`, `1m`, `2g`.
package struct SizeValue: Hashable, Sendable {
  package let rawValue: String

  package init?(_ text: some StringProtocol) {
    let digits = text.last.map("kKmMgG".contains) == true ? text.dropLast() : text[...]
    guard (1...15).contains(digits.utf8.count), digits.utf8.allSatisfy(\.isDigit) else { return nil }
    rawValue = String(text)
  }
}
