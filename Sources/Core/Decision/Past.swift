// SPDX-License-Identifier: MIT

/// What a run of the daemon before this one, since boot, left behind.
package struct Past: Hashable, Sendable {
  package var rebuilds: [AppName: RebuildHistory]
  /// The engine's containers outlive it.
  package var hadLiveRestore: Bool
  /// It ended between writing a configuration and the proof that nginx had loaded it.
  package var isReloadPending: Bool

  package init(rebuilds: [AppName: RebuildHistory] = [:], hadLiveRestore: Bool = false, isReloadPending: Bool = false) {
    self.rebuilds = rebuilds
    self.hadLiveRestore = hadLiveRestore
    self.isReloadPending = isReloadPending
  }
}
