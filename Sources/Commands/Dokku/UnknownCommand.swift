// SPDX-License-Identifier: MIT

/// A command that there is not, in Dokku's words.
nonisolated struct UnknownCommand: Error, Hashable {
  let name: String
}
