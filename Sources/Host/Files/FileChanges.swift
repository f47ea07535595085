// SPDX-License-Identifier: MIT

import Core

/// What somebody did to a Dokku host's files since it was last told: what to look at again, not what happened.
package nonisolated struct FileChanges: Hashable, Sendable {
  /// Files of these apps changed.
  package var apps: Set<AppName> = []
  /// App folders came, went or were renamed.
  package var appList = false
  /// Something was missed: look at everything, and let the watcher rescan.
  package var doubt = false
  /// A folder cannot be watched. Told once for each kind of failure, the work goes on without.
  package var unwatched: UnreadableFile?

  package var isEmpty: Bool { self == FileChanges() }
}
