// SPDX-License-Identifier: MIT

/// Why there is no report.
package nonisolated enum AppRebuildFailed: Error, Hashable, Sendable, CustomStringConvertible {
  case tooLong(Duration)

  package var description: String {
    switch self {
    case .tooLong(let limit): "not everything was carried out within \(limit)"
    }
  }
}
