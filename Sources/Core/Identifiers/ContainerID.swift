// SPDX-License-Identifier: MIT

/// A container's full id: 64 lowercase hexadecimal digits.
package struct ContainerID: Hashable, Sendable {
  private let digest: HexDigest

  package init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// For strings apart: a generic initialiser is not specialised for other modules, and ids come by the thousand.
  package init?(_ text: String) {
    guard let digest = HexDigest(text.utf8) else { return nil }
    self.digest = digest
  }

  package var rawValue: String { "\(digest)" }

  /// The first 12 digits, as Docker prints them.
  package var short: String { String(rawValue.prefix(12)) }
}

extension ContainerID: Comparable, CustomStringConvertible {
  package static func < (left: Self, right: Self) -> Bool { left.digest < right.digest }
  package var description: String { short }
}
