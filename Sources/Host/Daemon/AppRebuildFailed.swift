// SPDX-License-Identifier: MIT

/// Why there is no report.
package nonisolated enum AppRebuildFailed: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLong(Duration)
  /// The list of apps, or something that concerns all of them; in the reader's words.
  case unreadable(String)

  package var description: String {
    switch self {
    case .tooLong(let limit): "not everything was carried out within \(limit)"
    case .unreadable(let reason): "the apps cannot be read: \(reason)"
    }
  }
}
