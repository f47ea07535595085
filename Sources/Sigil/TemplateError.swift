// SPDX-License-Identifier: MIT

/// What is wrong with a template, and where in its author's text.
package struct TemplateError: Error, Hashable, Sendable, CustomStringConvertible {
  package let template: String
  /// Counted from 1.
  package let line: Int
  /// Counted from 1, in bytes.
  package let column: Int
  package let message: String

  package init(template: String, line: Int, column: Int, message: String) {
    self.template = template
    self.line = line
    self.column = column
    self.message = message
  }

  package var description: String { "\(template):\(line):\(column): \(message)" }
}
