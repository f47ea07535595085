// SPDX-License-Identifier: MIT

/// The first line in which two configurations say something else. Indentation, empty lines and the number of blanks between
/// words do not count.
package struct ConfigurationDifference: Hashable, Sendable {
  package struct Line: Hashable, Sendable {
    /// Counted from 1, in the text as it is.
    package let number: Int
    /// Folded.
    package let text: String
  }

  /// Nil where this side has ended.
  package let left: Line?
  package let right: Line?

  /// Nil where there is no difference.
  package init?(_ left: String, _ right: String) {
    let (a, b) = (Self.lines(left), Self.lines(right))
    let same = zip(a, b).prefix { $0.text == $1.text }.count
    guard same < max(a.count, b.count) else { return nil }
    self.left = same < a.count ? a[same] : nil
    self.right = same < b.count ? b[same] : nil
  }

  /// The text with every run of blanks as one space, without indentation and empty lines: two configurations that differ
  /// in their white space alone have the same one.
  package static func folded(_ text: String) -> String { lines(text).map(\.text).joined(separator: "\n") }

  private static func lines(_ text: String) -> [Line] {
    var result: [Line] = []
    for (index, line) in Array(text.utf8).split(separator: 0x0a, omittingEmptySubsequences: false).enumerated() {
      let words = line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0d }
      if words.isEmpty { continue }
      result.append(
        Line(number: index + 1, text: words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")))
    }
    return result
  }
}
