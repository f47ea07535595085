// SPDX-License-Identifier: MIT

/// A command to run, with its bounds.
package nonisolated struct CommandLine: Sendable {
  /// What the command sees as its arguments; the first names it, as a path or on our PATH.
  package var arguments: [String]
  /// Nil hands our own on.
  package var environment: [String: String]?
  /// After this its whole process group is killed.
  package var deadline: Duration
  /// Bytes kept of each output; the rest is read and dropped.
  package var outputLimit: Int

  package init(
    arguments: [String], environment: [String: String]? = nil, deadline: Duration, outputLimit: Int = 65536
  ) {
    self.arguments = arguments
    self.environment = environment
    self.deadline = deadline
    self.outputLimit = outputLimit
  }
}
