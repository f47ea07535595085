// SPDX-License-Identifier: MIT
import Host

/// The journal, which is the memory of crashes.
nonisolated enum JournalCheck {
  static func findings(_ access: JournalAccess, user: String) -> [Finding] {
    switch access {
    case .readable: [.ok("journal", "\(user) can read the journal")]
    case .none: [.skipped("journal", "this host has no journal, so `crashes` knows of none")]
    case .denied(let path):
      [
        .advice(
          "journal", "\(user) has no right to \(path), so `crashes` does not work", mend: JournalFailed.mend,
          "and log in again")
      ]
    }
  }
}
