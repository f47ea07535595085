// SPDX-License-Identifier: MIT

/// What to ask the engine of a crashed container's output.
package struct LogQuestion: Hashable, Sendable {
  /// The answer goes with this crash.
  package let crash: CrashID
  package let container: ContainerID
  package let lines: Int
  package let hasTerminal: Bool
  /// By the engine's clock: one that has been started again says other things by now.
  package let until: Timestamp

  package init(crash: CrashID, container: ContainerID, lines: Int, hasTerminal: Bool, until: Timestamp) {
    self.crash = crash
    self.container = container
    self.lines = lines
    self.hasTerminal = hasTerminal
    self.until = until
  }
}
