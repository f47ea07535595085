// SPDX-License-Identifier: MIT

/// By which addresses nginx knows the listeners.
package enum ListenerStatus: Hashable, Sendable {
  /// Ones that stay; so many lead to a container that this host can reach.
  case stable(live: Int)
  /// The containers' own; why, where others were asked for.
  case direct(String?)
}
