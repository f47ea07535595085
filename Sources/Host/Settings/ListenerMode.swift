// SPDX-License-Identifier: MIT

/// What nginx is told of the containers' addresses (setting `listeners`).
package nonisolated enum ListenerMode: String, CaseIterable, Sendable {
  /// Stable ones where the kernel and our rights allow it, else the containers' own.
  case auto
  /// Addresses that stay, which the kernel leads to the containers.
  case stable
  /// The containers' own.
  case direct
}
