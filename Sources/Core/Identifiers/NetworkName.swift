// SPDX-License-Identifier: MIT

/// A Docker network's name, by Docker's own rule: a letter or digit, then those, dots, hyphens and underscores.
package struct NetworkName: Hashable, Sendable {
  package static let bridge = NetworkName(unchecked: "bridge")

  package let rawValue: String

  package init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// For strings apart: a generic initialiser is not specialised for other modules, and names come by the thousand.
  package init?(_ text: String) {
    guard let first = text.utf8.first, first.isLetterOrDigit, text.utf8.count <= 255 else { return nil }
    guard text.utf8.allSatisfy({ $0.isLetterOrDigit || $0.isNamePunctuation }) else { return nil }
    rawValue = text
  }

  private init(unchecked text: String) { rawValue = text }
}

extension NetworkName: Comparable, CustomStringConvertible {
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  package var description: String { rawValue }
}
