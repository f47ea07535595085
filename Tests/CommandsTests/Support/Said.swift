// SPDX-License-Identifier: MIT

/// How a command ended and what it said.
nonisolated struct Said: Equatable, Sendable {
  let status: Int32
  let output: String
  let errorOutput: String

  init(_ status: Int32 = 0, _ output: String = "", _ errorOutput: String = "") {
    self.status = status
    self.output = output
    self.errorOutput = errorOutput
  }

  /// It failed with one line.
  static func failed(_ message: String, status: Int32 = 1, after output: String = "") -> Said {
    Said(status, output, " !     \(message)\n")
  }
}
