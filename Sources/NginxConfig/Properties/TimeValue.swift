// SPDX-License-Identifier: MIT

/// A duration as nginx spells it: `90`, `60s`, `1h30m`, `500ms`.
package struct TimeValue: Hashable, Sendable {
  package let rawValue: String

  package init?(_ text: some StringProtocol) {
    var rest = Substring(text)[...]
    guard !rest.isEmpty, rest.utf8.count <= 32 else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard (1...9).contains(digits.count) else { return nil }
      rest = rest.dropFirst(digits.count)
      // Only the last part may go without its unit.
      guard let unit = Self.units.first(where: rest.hasPrefix) else { break }
      rest = rest.dropFirst(unit.count)
    }
    guard rest.isEmpty else { return nil }
    rawValue = String(text)
  }

  /// The longer first, for `m` begins `ms`.
  private static let units = ["ms", "s", "m", "h", "d", "w", "M", "y"]
}
