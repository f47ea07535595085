// SPDX-License-Identifier: MIT

/// An order. Its outcome comes back as an `Event`, except where nothing can come of it.
package enum Action: Hashable, Sendable {
  /// Opens the event stream: `streamOpened` or `streamEnded` follows.
  case connect
  case disconnect
  case ping
  case listContainers
  case listNetworks
  case inspect(ContainerID)
  /// The last lines of a crashed container's output: `logTailRead` follows soon, with or without.
  case readLogTail(LogQuestion)
  /// The `PORTS` file that an image brings, out of a container that was made from it.
  case readImagePorts(ImageID, ContainerID)
  case changeNetwork(NetworkWork)
  /// Its network is back, for whose sake the engine had given up on it.
  case startContainer(ContainerID)

  case readAllApps
  case readApps([AppName])

  /// Ends this host's connections to addresses that are no container's any more: one that still waits to be answered would
  /// be answered by whoever gets the address next.
  case cutConnections(Set<IPAddress>)

  /// In the same turn as what led to it: nothing gets to an address that has left from then on. `listenersRouted` follows.
  case routeListeners(MappingChange)
  /// Before nginx is told any of them that is new: `stableAddressesSaved` follows.
  case saveStableAddresses(StableAddresses)
  /// nginx is told no stable address any more. Once its last worker that knows one is gone, `routingDismantled` follows.
  case dismantleRouting

  /// Tells to which of the watched addresses this host has no way: `unreachableContainers` follows, and again whenever
  /// that changes.
  case watchDestinations(DestinationChange)

  case writeListenerFiles([ListenerFileChange])
  /// Renders, tests and puts in place those that differ from the file on disk.
  case stageProxies([ProxyWish])
  /// Puts the files from before the last proven reload back, without the addresses that left since.
  case takeBackProxies([ProxyWish], reason: String)
  /// `generation` counts the daemon's reloads.
  case reloadNginx(generation: Int)
  /// nginx runs what is on disk.
  case markLoaded
  /// `dokku ps:rebuild`
  case rebuild(AppName)
  /// `dokku proxy:build-config`
  case runProxyCommand(AppName)
  case saveRebuilds([AppName: RebuildHistory])
  case saveOutages([Outage])
  case saveImagePorts([ImageID: [PortForward]])

  /// `spread`: the shell may lengthen the wait by up to half, so that many clients do not return together.
  case arm(Alarm, after: Duration, spread: Bool)
  case disarm(Alarm)
  case report(Record)
  /// The first full look has been carried out.
  case announceReady
  case announceReloading
  case announceReloaded
  case showStatus(String)
}

extension Action {
  static func arm(_ alarm: Alarm, after wait: Duration) -> Action { .arm(alarm, after: wait, spread: false) }
}
