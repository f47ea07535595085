// SPDX-License-Identifier: MIT

/// A fact, in the past tense.
package enum Event: Hashable, Sendable {
  /// The daemon came up.
  case started(Past)

  case streamOpened(EngineInfo)
  /// It ended, or could not be opened.
  case streamEnded(String)
  case engineEvents([EngineEvent])
  /// Something was lost or could not be read on the stream.
  case streamDoubted(String)
  case containersListed([Container])
  case networksListed([Network])
  case listFailed(String)
  case containerInspected(Container)
  case containerMissing(ContainerID)
  case inspectFailed(ContainerID, String)
  /// Nil where it could not be had in time.
  case logTailRead(CrashID, String?)
  case imagePortsRead(ImageID, ImagePortsOutcome)
  case networkChanged(NetworkWork, EngineOutcome)
  case containerStartTried(ContainerID, EngineOutcome)
  case pingFailed(String)

  /// Every app of the host.
  case allAppsRead([AppName: AppReading])
  case appsRead([AppName: AppReading])
  /// The list of apps or something that concerns all of them; the reason names the path.
  case appsUnreadable(String)
  case appFilesChanged(Set<AppName>)
  /// An app's folder came, went or moved, or the watch lost something.
  case appFoldersChanged

  case listenersRouted(EngineOutcome)
  case routingDismantled
  /// Somebody else uses the range of stable addresses from now on.
  case stableRangeTaken(RangeConflict)
  /// What kept this run from using stable addresses is over.
  case stableAddressesAvailable(StableSetup)
  /// All watched addresses that this host has no way to, and the number of the last change of what is watched.
  case unreachableContainers(Set<IPAddress>, Int)
  case stableAddressesSaved(StableAddresses, EngineOutcome)
  case listenerFilesWritten([ListenerFileChange: EngineOutcome])
  case proxiesStaged([AppName: StagingOutcome])
  case nginxReloaded(ReloadOutcome)
  case rebuildEnded(AppName, CommandOutcome)
  case proxyCommandEnded(AppName, CommandOutcome)

  case alarmFired(Alarm)
  /// The regular sign of life.
  case ticked
  /// SIGHUP.
  case rebuildAllAsked
}
