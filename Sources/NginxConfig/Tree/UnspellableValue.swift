// SPDX-License-Identifier: MIT

/// A value that no quoting makes safe in an nginx configuration.
package struct UnspellableValue: Error, Hashable, Sendable {
  package enum Problem: String, Sendable {
    case controlCharacter = "holds a control character"
    case dollarSign = "holds a dollar sign, which nginx would take for a variable"
    case tooLong = "is too long"
    case needsQuotes = "holds a character that needs quotes, where a template may put none"
  }

  package let value: String
  package let problem: Problem
}

extension UnspellableValue: CustomStringConvertible {
  /// On one line, whatever the value holds.
  package var description: String { "\(value.prefix(80).debugDescription) \(problem.rawValue)" }
}
