// SPDX-License-Identifier: MIT
import Core

/// One of the files that nginx reads of an app.
nonisolated struct ConfigurationFile: Hashable, Sendable {
  enum Level: String, CaseIterable {
    case http = "nginx.conf"
    case stream = "nginx.stream.conf"
  }

  let app: AppName
  let level: Level

  init(_ app: AppName, _ level: Level) {
    self.app = app
    self.level = level
  }

  var name: String { level.rawValue }

  /// - Parameter root: `DOKKU_ROOT`
  func path(in root: String) -> String { "\(root)/\(app)/\(name)" }
}
