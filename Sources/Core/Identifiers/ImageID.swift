// SPDX-License-Identifier: MIT

/// An image's id: `sha256:` and 64 lowercase hexadecimal digits. What it names never changes.
package struct ImageID: Hashable, Sendable {
  private static let digest = "sha256:"

  package let rawValue: String

  package init?(_ text: String) {
    let digits = text.utf8.dropFirst(Self.digest.utf8.count)
    guard text.hasPrefix(Self.digest), digits.count == 64, digits.allSatisfy(\.isLowercaseHexDigit) else { return nil }
    rawValue = text
  }
}

extension ImageID: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
