// SPDX-License-Identifier: MIT

/// A key of an app's Procfile, such as `web`: letters, digits, dots, hyphens and underscores.
package struct ProcessType: Hashable, Sendable {
  package static let web = ProcessType(unchecked: "web")

  package let rawValue: String

  package init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// For strings apart: a generic initialiser is not specialised for other modules, and types come by the thousand.
  package init?(_ text: String) {
    guard let first = text.utf8.first, first.isLetterOrDigit, text.utf8.count <= 63 else { return nil }
    guard text.utf8.allSatisfy({ $0.isLetterOrDigit || $0.isNamePunctuation }) else { return nil }
    rawValue = text
  }

  private init(unchecked text: String) { rawValue = text }
}

extension ProcessType: Comparable, CustomStringConvertible {
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  package var description: String { rawValue }
}
