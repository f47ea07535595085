// SPDX-License-Identifier: MIT
import Glibc

/// What the defaults of settings depend on.
package nonisolated struct SettingSurroundings: Sendable {
  /// Our stderr is a connection to the journal.
  let isJournal: Bool
  /// The path of a command by its name.
  let find: @Sendable (String) -> String?

  init(isJournal: Bool, find: @escaping @Sendable (String) -> String?) {
    self.isJournal = isJournal
    self.find = find
  }

  package static var ofThisProcess: SettingSurroundings {
    let path = Environment.variable("PATH") ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    return SettingSurroundings(isJournal: JournalStream.isStandardError(Environment.variable("JOURNAL_STREAM"))) {
      ProgramSearch.find($0, on: path)
    }
  }
}
