// SPDX-License-Identifier: MIT

/// Why a file is no nginx configuration.
package struct UnreadableConfiguration: Error, Hashable, Sendable {
  package enum Problem: String, Sendable {
    case unexpectedEnd = "ends in the middle of a directive, a quotation or a block"
    case emptyDirective = "has a semicolon or brace without a directive before it"
    case unexpectedClosing = "closes a block that was never opened"
    case afterQuotation = "has text right after a quotation"
  }

  /// Counted from 1.
  package let line: Int
  package let problem: Problem
}

extension UnreadableConfiguration: CustomStringConvertible {
  package var description: String { "line \(line) \(problem.rawValue)" }
}
