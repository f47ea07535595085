// SPDX-License-Identifier: MIT

/// How the host is, as far as the daemon knows, at one moment.
package struct HostStatus: Hashable, Sendable {
  /// The first full look has been carried out.
  package var isReady: Bool
  package var engine: EngineStatus
  package var nginx: NginxStatus
  package var listeners: ListenerStatus
  /// Rebuilds of one app that are allowed within an hour.
  package var rebuildLimit: Int
  /// Why the list of apps cannot be read; nil while it can.
  package var trouble: String?
  /// Sorted by name.
  package var apps: [AppStatus]

  package init(
    isReady: Bool, engine: EngineStatus, nginx: NginxStatus, listeners: ListenerStatus = .direct(nil),
    rebuildLimit: Int, trouble: String? = nil,
    apps: [AppStatus]
  ) {
    self.isReady = isReady
    self.engine = engine
    self.nginx = nginx
    self.listeners = listeners
    self.rebuildLimit = rebuildLimit
    self.trouble = trouble
    self.apps = apps
  }

  package var isWell: Bool {
    isReady && engine.isConnected && trouble == nil && nginx.isUpToDate && nginx.trouble == nil
      && apps.allSatisfy(\.isWell)
  }
}
