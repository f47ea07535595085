// SPDX-License-Identifier: MIT

/// A command could not do what it was asked for.
nonisolated struct CommandFailed: Error, Hashable {
  let message: String
  let status: Int32
  /// Said without Dokku's exclamation mark, as Dokku itself does here and there.
  let isPlain: Bool

  init(_ message: String, status: Int32 = ProgramEnding.failed, isPlain: Bool = false) {
    self.message = message
    self.status = status
    self.isPlain = isPlain
  }
}
