// SPDX-License-Identifier: MIT

/// A command could not do what it was asked for; exit status 1.
nonisolated struct CommandFailed: Error, Equatable {
  let message: String

  init(_ message: String) { self.message = message }
}
