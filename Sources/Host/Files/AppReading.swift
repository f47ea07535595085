// SPDX-License-Identifier: MIT

import Core

/// What came of reading one app.
package nonisolated enum AppReading: Hashable, Sendable {
  case files(AppFiles)
  /// Something of it is there and cannot be read; half of the truth is not acted upon.
  case unreadable(UnreadableFile)
  /// There is no such folder.
  case missing
}
