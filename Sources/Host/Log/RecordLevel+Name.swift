// SPDX-License-Identifier: MIT
import Core

extension RecordLevel {
  /// From the gravest on.
  package nonisolated static let all: [RecordLevel] = [.error, .warning, .notice, .info, .debug]

  /// As the `log-level` setting spells it.
  package nonisolated var name: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .notice: "notice"
    case .info: "info"
    case .debug: "debug"
    }
  }
}
