// SPDX-License-Identifier: MIT

/// A port that an app has, and where its connections go now. Nowhere: it is closed.
package struct PortRoute: Hashable, Sendable {
  package let forward: PortForward
  /// Of the containers, each once; sorted.
  package let listeners: [Listener]

  package init(_ forward: PortForward, to listeners: [Listener]) {
    self.forward = forward
    self.listeners = listeners
  }
}
