// SPDX-License-Identifier: MIT

import Core

/// What one look at a Dokku host's files found.
package nonisolated struct HostFiles: Hashable, Sendable {
  package var apps: [AppName: AppReading]
  /// What was skipped that is no app's own: folders that no app can have, faulty global properties. One line apiece.
  package var complaints: [String]
}
