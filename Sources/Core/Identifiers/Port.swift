// SPDX-License-Identifier: MIT

/// A TCP or UDP port, 1 to 65535.
package struct Port: Hashable, Sendable {
  /// What Dokku takes where nothing names a container's port.
  package static let dokkuDefault = Port(unchecked: 5000)

  package static let http = Port(unchecked: 80)
  package static let https = Port(unchecked: 443)

  package let number: UInt16

  package init?(_ number: Int) {
    guard (1...65535).contains(number) else { return nil }
    self.number = UInt16(number)
  }

  /// Decimal digits only: no sign, no leading zero.
  package init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// For strings apart: a generic initialiser is not specialised for other modules, and ports come by the thousand.
  package init?(_ text: String) {
    guard text.first != "0", text.utf8.allSatisfy(\.isDigit), let number = Int(text) else { return nil }
    self.init(number)
  }

  private init(unchecked number: UInt16) { self.number = number }
}

extension Port: Comparable, CustomStringConvertible {
  package static func < (left: Self, right: Self) -> Bool { left.number < right.number }
  package var description: String { String(number) }
}
