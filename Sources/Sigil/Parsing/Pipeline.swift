// SPDX-License-Identifier: MIT

/// Commands, each of which gives its value to the next as the last argument.
struct Pipeline: Sendable {
  /// The variables that get the value.
  let targets: [Int]
  let commands: [Command]
  let place: Int
}
