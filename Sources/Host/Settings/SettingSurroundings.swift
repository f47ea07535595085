// SPDX-License-Identifier: MIT
import CSystemd
import Glibc

/// What the defaults of settings depend on.
package nonisolated struct SettingSurroundings: Sendable {
  /// Our stderr is a connection to the journal.
  let isJournal: Bool
  /// A service manager has started us that can start units for us too.
  let isService: Bool
  /// The path of a command by its name.
  let find: @Sendable (String) -> String?

  init(isJournal: Bool, isService: Bool = false, find: @escaping @Sendable (String) -> String?) {
    self.isJournal = isJournal
    self.isService = isService
    self.find = find
  }

  package static var ofThisProcess: SettingSurroundings {
    let path = Environment.variable("PATH") ?? "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
    return SettingSurroundings(
      isJournal: JournalStream.isStandardError(Environment.variable("JOURNAL_STREAM")), isService: isSystemService
    ) { ProgramSearch.find($0, on: path) }
  }

  /// A user's own service manager may not start what needs root.
  private static var isSystemService: Bool {
    Environment.variable("NOTIFY_SOCKET") != nil && sd_booted() > 0 && ThisProcess.isRoot
  }
}
