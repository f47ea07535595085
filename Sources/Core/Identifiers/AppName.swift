// SPDX-License-Identifier: MIT

/// A Dokku app's name. Holding one means it is safe in a path, a command line and a server block.
///
/// The rule is Dokku's for existing apps: a lowercase letter or digit, then those, dots, hyphens and underscores.
package struct AppName: Hashable, Sendable {
  package let rawValue: String

  package init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// For strings apart: a generic initialiser is not specialised for other modules, and names come by the thousand.
  package init?(_ text: String) {
    guard let first = text.utf8.first, first.isLowercaseOrDigit, text.utf8.count <= 200 else { return nil }
    guard text.utf8.allSatisfy({ $0.isLowercaseOrDigit || $0.isNamePunctuation }) else { return nil }
    rawValue = text
  }
}

extension AppName: Comparable, CustomStringConvertible {
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  package var description: String { rawValue }
}
