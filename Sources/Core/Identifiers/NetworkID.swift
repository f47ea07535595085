// SPDX-License-Identifier: MIT

/// A network's id, which names one incarnation of it: a network made again under its old name has another one.
/// Hexadecimal on a single engine, lowercase letters and digits in a swarm.
package struct NetworkID: Hashable, Sendable {
  package let rawValue: String

  package init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// For strings apart: a generic initialiser is not specialised for other modules, and ids come by the thousand.
  package init?(_ text: String) {
    guard (12...64).contains(text.utf8.count), text.utf8.allSatisfy(\.isLowercaseOrDigit) else { return nil }
    rawValue = text
  }

  /// The first 12 characters, as Docker prints them.
  package var short: String { String(rawValue.prefix(12)) }
}

extension NetworkID: CustomStringConvertible {
  package var description: String { short }
}
