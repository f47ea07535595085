// SPDX-License-Identifier: MIT

/// What a run of the daemon before this one, since boot, left behind.
package struct Past: Hashable, Sendable {
  package var rebuilds: [AppName: RebuildHistory]
  /// Those that were not over.
  package var outages: [Outage]
  /// The engine's containers outlive it.
  package var hadLiveRestore: Bool
  /// It ended between writing a configuration and the proof that nginx had loaded it.
  package var isReloadPending: Bool
  /// What `PORTS` files inside images say.
  package var imagePorts: [ImageID: [PortForward]]
  /// Nil where nginx is told the containers' own addresses, and why, should that not be what was asked for.
  package var stable: StableSetup?
  package var directReason: String?

  package init(
    rebuilds: [AppName: RebuildHistory] = [:], outages: [Outage] = [], hadLiveRestore: Bool = false,
    isReloadPending: Bool = false, imagePorts: [ImageID: [PortForward]] = [:], stable: StableSetup? = nil,
    directReason: String? = nil
  ) {
    self.rebuilds = rebuilds
    self.outages = outages
    self.hadLiveRestore = hadLiveRestore
    self.isReloadPending = isReloadPending
    self.imagePorts = imagePorts
    self.stable = stable
    self.directReason = directReason
  }
}
