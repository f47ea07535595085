// SPDX-License-Identifier: MIT

/// The connection to the engine.
package struct EngineStatus: Hashable, Sendable {
  package var isConnected: Bool
  /// When that was last so, or no more so.
  package var since: Moment?
  /// As it was told by the engine last connected to.
  package var version: String?
  /// When the last event came that concerns us.
  package var lastEvent: Moment?

  package init(isConnected: Bool, since: Moment? = nil, version: String? = nil, lastEvent: Moment? = nil) {
    self.isConnected = isConnected
    self.since = since
    self.version = version
    self.lastEvent = lastEvent
  }
}
