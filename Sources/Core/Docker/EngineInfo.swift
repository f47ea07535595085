// SPDX-License-Identifier: MIT

/// What `/info` and `/version` tell of the engine itself.
package struct EngineInfo: Hashable, Sendable {
  package var serverVersion: String
  /// Containers outlive the engine, so their addresses stay while it is away.
  package var liveRestore: Bool
  /// What time it is by the engine's clock.
  package var clock: Timestamp?

  package init(serverVersion: String, liveRestore: Bool, clock: Timestamp? = nil) {
    self.serverVersion = serverVersion
    self.liveRestore = liveRestore
    self.clock = clock
  }
}
