// SPDX-License-Identifier: MIT

/// What stands between two ends of a configuration file's grammar.
enum Statement: Hashable {
  /// `name argument …;` and the place of its semicolon.
  case directive([Word], end: Int)
  /// `name argument … {`
  case opening([Word])
  /// `}`
  case closing(at: Int)
}
