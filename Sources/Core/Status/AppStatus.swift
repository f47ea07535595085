// SPDX-License-Identifier: MIT

/// How one app is.
package struct AppStatus: Hashable, Sendable {
  package typealias Listeners = [ProcessType: [Listener]]

  /// A process that serves nobody since it crashed.
  package struct Down: Hashable, Sendable {
    package let process: ProcessType
    package let since: Moment
    package let crashes: Int
    package let outage: CrashID

    package init(process: ProcessType, since: Moment, crashes: Int, outage: CrashID) {
      self.process = process
      self.since = since
      self.crashes = crashes
      self.outage = outage
    }
  }

  package let app: AppName
  /// What follows from its containers; what its nginx configuration on disk holds; what nginx is proven to run.
  package var desired: Listeners
  package var written: Listeners
  package var applied: Listeners
  /// Why its configuration was refused, or its files cannot be read; nil while nothing is wrong.
  package var quarantine: String?
  /// Why this host cannot reach a listener of it; nil while it can.
  package var unreachable: String?
  /// Within the last hour.
  package var rebuilds: Int
  package var isRebuilding: Bool
  /// Its restarts are used up, and it is not rebuilt any more.
  package var isGivenUp: Bool
  /// Sorted by process.
  package var down: [Down]

  package init(
    app: AppName, desired: Listeners = [:], written: Listeners = [:], applied: Listeners = [:],
    quarantine: String? = nil, unreachable: String? = nil, rebuilds: Int = 0, isRebuilding: Bool = false,
    isGivenUp: Bool = false,
    down: [Down] = []
  ) {
    self.app = app
    self.desired = desired
    self.written = written
    self.applied = applied
    self.quarantine = quarantine
    self.unreachable = unreachable
    self.rebuilds = rebuilds
    self.isRebuilding = isRebuilding
    self.isGivenUp = isGivenUp
    self.down = down
  }

  package var isWell: Bool {
    quarantine == nil && unreachable == nil && !isGivenUp && down.isEmpty && desired == applied
  }
}
