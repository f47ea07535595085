// SPDX-License-Identifier: MIT

/// A DNS host name: dot-separated labels of letters, digits, hyphens and underscores.
package struct HostName: Hashable, Sendable {
  package let rawValue: String

  package init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// For strings apart: a generic initialiser is not specialised for other modules, and names come by the thousand.
  package init?(_ text: String) {
    guard (1...253).contains(text.utf8.count) else { return nil }
    let labels = text.split(separator: ".", omittingEmptySubsequences: false)
    for label in labels {
      guard (1...63).contains(label.utf8.count), label.first != "-", label.last != "-" else { return nil }
      guard label.utf8.allSatisfy({ $0.isLetterOrDigit || $0 == 0x2d || $0 == 0x5f }) else { return nil }
    }
    // All digits at the end would be read as an address.
    guard let last = labels.last, !last.utf8.allSatisfy(\.isDigit) else { return nil }
    rawValue = text
  }
}
