// SPDX-License-Identifier: MIT

/// How a command went.
package nonisolated struct CommandResult: Sendable {
  package enum Ending: Equatable, Sendable {
    case exited(Int32)
    /// By this signal, which was not ours.
    case signalled(Int32)
    case timedOut
    /// Its unit could not be made, or ended in another way, which these words tell.
    case failed(String)
    /// With the reason as an `errno` value.
    case notStarted(Int32)
  }

  package let ending: Ending
  /// The first bytes of what it wrote to stdout, up to the command's limit.
  package let output: [UInt8]
  /// The same of stderr.
  package let errorOutput: [UInt8]

  package init(ending: Ending, output: [UInt8] = [], errorOutput: [UInt8] = []) {
    self.ending = ending
    self.output = output
    self.errorOutput = errorOutput
  }

  package var succeeded: Bool { ending == .exited(0) }
}
