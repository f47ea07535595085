// SPDX-License-Identifier: MIT

/// A process that served nobody after a crash: from when its last listener left until one answers through nginx again.
package struct Outage: Hashable, Sendable {
  /// Why it is over.
  package enum End: String, Hashable, Sendable {
    /// The container that crashed runs again.
    case restart
    /// `dokku ps:rebuild`, by this daemon.
    case rebuild
    /// Another container took its place.
    case deploy
    /// Somebody stopped what was left of it.
    case stop
    /// The app, or this process of it, is no more.
    case removal
  }

  /// That of the crash that began it.
  package let id: CrashID
  package let process: AppProcess
  package let since: Moment
  /// The last one that crashed.
  package var container: ContainerID
  package var crashes: Int
  package var isRebuilt: Bool

  package init(
    _ process: AppProcess, id: CrashID, since: Moment, container: ContainerID, crashes: Int = 1, isRebuilt: Bool = false
  ) {
    self.id = id
    self.process = process
    self.since = since
    self.container = container
    self.crashes = crashes
    self.isRebuilt = isRebuilt
  }
}
