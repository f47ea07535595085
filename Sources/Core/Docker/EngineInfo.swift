// SPDX-License-Identifier: MIT

/// What `/info` and `/version` tell of the engine itself.
package struct EngineInfo: Hashable, Sendable {
  package var serverVersion: String
  /// Containers outlive the engine, so their addresses stay while it is away.
  package var liveRestore: Bool

  package init(serverVersion: String, liveRestore: Bool) {
    self.serverVersion = serverVersion
    self.liveRestore = liveRestore
  }
}
