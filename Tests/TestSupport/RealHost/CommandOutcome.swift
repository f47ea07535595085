// SPDX-License-Identifier: MIT

/// How a program ended and what it said.
package struct CommandOutcome: Equatable, Sendable {
  /// Negative for a signal or for one that did not end in time.
  package let status: Int32
  package let output: String
  package let errorOutput: String

  package init(_ status: Int32 = 0, _ output: String = "", _ errorOutput: String = "") {
    self.status = status
    self.output = output
    self.errorOutput = errorOutput
  }
}
