// SPDX-License-Identifier: MIT

/// A word that cannot name a function.
enum Keyword: String, Sendable {
  case block
  case `break`
  case `continue`
  case define
  case `else`
  case end
  case `if`
  case range
  case template
  case with
}
