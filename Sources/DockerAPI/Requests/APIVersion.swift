// SPDX-License-Identifier: MIT
import Core

/// A version of the Engine API, such as 1.41.
package struct APIVersion: Hashable, Sendable {
  /// Docker 20.10, the oldest engine that is served.
  package static let oldest = APIVersion(1, 41)
  /// The newest whose answers are known. Later engines go on speaking it, unless their minimum is newer.
  package static let newest = APIVersion(1, 51)

  package let major: Int
  package let minor: Int

  package init(_ major: Int, _ minor: Int) {
    self.major = major
    self.minor = minor
  }

  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ (1...4).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isDigit) }),
      let major = Int(parts[0]), let minor = Int(parts[1])
    else { return nil }
    self.init(major, minor)
  }
}

extension APIVersion: Comparable, CustomStringConvertible {
  package static func < (left: Self, right: Self) -> Bool { (left.major, left.minor) < (right.major, right.minor) }
  package var description: String { "\(major).\(minor)" }
}
