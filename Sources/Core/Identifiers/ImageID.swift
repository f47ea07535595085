// SPDX-License-Identifier: MIT

/// An image's id: `sha256:` and 64 lowercase hexadecimal digits. What it names never changes.
package struct ImageID: Hashable, Sendable {
  private static let algorithm = "sha256:"

  private let digest: HexDigest

  package init?(_ text: String) {
    guard text.hasPrefix(Self.algorithm), let digest = HexDigest(text.utf8.dropFirst(Self.algorithm.utf8.count)) else {
      return nil
    }
    self.digest = digest
  }

  package var rawValue: String { Self.algorithm + "\(digest)" }
}

extension ImageID: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.digest < right.digest }
}
