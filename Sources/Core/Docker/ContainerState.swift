// SPDX-License-Identifier: MIT

/// `State` of a list entry, `State.Status` of an inspected container (Engine API, ContainerState).
package enum ContainerState: String, Sendable {
  case created, running, paused, restarting, removing, exited, dead
  /// Gone, or nothing is known of it any more.
  case unknown
}
