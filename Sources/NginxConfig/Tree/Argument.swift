// SPDX-License-Identifier: MIT

/// One argument of a directive, before it is spelled.
package struct Argument: Hashable, Sendable {
  let text: String
  /// Whether a `$` starts a variable. nginx has no way to spell a dollar sign where it looks for variables.
  let mayHoldVariables: Bool

  /// Text that comes from outside and means itself.
  package init(literally text: String) {
    self.text = text
    mayHoldVariables = false
  }

  /// Text in which `$name` is one of nginx's variables.
  package init(withVariables text: String) {
    self.text = text
    mayHoldVariables = true
  }
}

extension Argument: ExpressibleByStringLiteral {
  /// Our own words, variables and all. Interpolation is left out on purpose: what comes from outside says so.
  package init(stringLiteral text: StaticString) { self.init(withVariables: "\(text)") }
}
