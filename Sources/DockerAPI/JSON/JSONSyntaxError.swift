// SPDX-License-Identifier: MIT

/// Bytes that are no JSON text (RFC 8259), or one nested deeper than is read.
package struct JSONSyntaxError: Error, Hashable, CustomStringConvertible {
  /// Counted from the text's first byte.
  package let offset: Int
  package let expected: String

  package var description: String { "no JSON: expected \(expected) at byte \(offset)" }
}
