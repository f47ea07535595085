// SPDX-License-Identifier: MIT

/// How a loop is left before its body ends.
enum Leaving: Sendable {
  case iteration
  case loop
}
