// SPDX-License-Identifier: MIT

/// A network's id, which names one incarnation of it: a network made again under its old name has another one.
/// Hexadecimal on a single engine, lowercase letters and digits in a swarm.
package struct NetworkID: Hashable, Sendable {
  package let rawValue: String

  package init?(_ text: some StringProtocol) {
    guard (12...64).contains(text.utf8.count), text.utf8.allSatisfy(\.isLowercaseOrDigit) else { return nil }
    rawValue = String(text)
  }

  /// The first 12 characters, as Docker prints them.
  package var short: String { String(rawValue.prefix(12)) }
}

extension NetworkID: CustomStringConvertible {
  package var description: String { short }
}
