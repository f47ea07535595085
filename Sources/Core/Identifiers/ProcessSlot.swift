// SPDX-License-Identifier: MIT

/// One numbered place of a process type, `web.1` being the first: the tail of `CONTAINER.web.1` and the value of the
/// `com.dokku.dyno` label. A deploy changes which container holds it.
package struct ProcessSlot: Hashable, Sendable {
  package let type: ProcessType
  /// Counted from 1.
  package let index: Int

  package init(_ type: ProcessType, _ index: Int) {
    self.type = type
    self.index = index
  }

  /// Reads `TYPE.INDEX`. The type may itself hold dots, so the last one separates.
  package init?(_ text: some StringProtocol) { self.init(String(text)) }

  /// For strings apart: a generic initialiser is not specialised for other modules, and slots come by the thousand.
  package init?(_ text: String) {
    guard let dot = text.lastIndex(of: "."), let type = ProcessType(text[..<dot]) else { return nil }
    let digits = text[text.index(after: dot)...]
    guard digits.utf8.allSatisfy(\.isDigit), digits.first != "0", digits.utf8.count <= 6 else { return nil }
    guard let index = Int(digits) else { return nil }
    self.init(type, index)
  }
}

extension ProcessSlot: Comparable, CustomStringConvertible {
  /// By type, then by number, so that `web.10` follows `web.2`.
  package static func < (left: Self, right: Self) -> Bool { (left.type, left.index) < (right.type, right.index) }
  package var description: String { "\(type).\(index)" }
}
