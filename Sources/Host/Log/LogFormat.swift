// SPDX-License-Identifier: MIT

/// What records look like (setting `log-format`).
package nonisolated enum LogFormat: String, CaseIterable, Sendable {
  /// Native fields, straight to journald.
  case journal
  /// A line on stderr, for people.
  case text
  /// A line on stderr with one object, spelled as `journalctl -o json` does.
  case json
}
