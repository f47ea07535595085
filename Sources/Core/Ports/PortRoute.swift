// SPDX-License-Identifier: MIT

/// A port that an app has, and where its connections go now. Nowhere: it is closed.
package struct PortRoute: Hashable, Sendable {
  package let forward: PortForward
  /// Of the containers, each once; sorted.
  package let listeners: [Listener]
  /// Stable ones of the same containers, and of those that will be back; nil where nginx is told the containers' own.
  package let stable: [Listener]?

  package init(_ forward: PortForward, to listeners: [Listener], stable: [Listener]? = nil) {
    self.forward = forward
    self.listeners = listeners
    self.stable = stable
  }

  /// What nginx is told.
  package var upstream: [Listener] { stable ?? listeners }
}
