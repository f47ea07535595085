// SPDX-License-Identifier: MIT

/// A line of a `VHOST` file: `_`, or letters, digits, dots, hyphens and asterisks that do not end in a dot or hyphen
/// (Dokku's own rule). Nothing that nginx would read as more than one word.
package struct DomainName: Hashable, Sendable {
  package let rawValue: String

  package init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// For strings apart: a generic initialiser is not specialised for other modules, and domains come by the thousand.
  package init?(_ text: String) {
    guard (1...253).contains(text.utf8.count) else { return nil }
    if text != "_" {
      guard text.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == 0x2d || $0 == 0x2e || $0 == 0x2a }) else { return nil }
      guard let last = text.last, last != "-", last != "." else { return nil }
    }
    rawValue = text
  }
}

extension DomainName: Comparable, CustomStringConvertible {
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  package var description: String { rawValue }
}
