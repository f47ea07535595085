// SPDX-License-Identifier: MIT

/// What one template may take: it comes from an app's repository and must not hang or fill the program that renders it.
package struct Limits: Hashable, Sendable {
  /// Of the template itself.
  package var templateBytes = 1_000_000
  /// Of what it renders, and of any one text that it makes on the way.
  package var outputBytes = 4_000_000
  /// Each action, argument and element counts, and every 16 bytes that a function reads or makes.
  package var steps = 1_000_000
  /// Blocks and parentheses within each other, and templates that call templates.
  package var nesting = 100

  package static let standard = Limits()

  package init() {}
}
