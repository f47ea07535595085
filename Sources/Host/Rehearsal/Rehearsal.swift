// SPDX-License-Identifier: MIT

import Core

/// Answers the core's orders as if they had been carried out, and writes down what would have changed something. Whatever
/// only reads is the executor's, which has files that are rehearsed, too.
final class Rehearsal {
  private(set) var steps: [RebuildPlan.Step] = []
  private(set) var reloads = 0
  private let executor: Executor
  private let feed: (Event) -> Void
  private var known: [ContainerID: Container] = [:]
  /// Listener files that would be written: whoever reads an app again finds them so.
  private var written: [AppName: [ListenerFileChange]] = [:]

  init(_ circuit: Circuit) {
    executor = circuit.executor
    feed = { [weak circuit] in circuit?.feed($0) }
    executor.feed = { [weak self] event in
      guard let self else { return }
      self.feed(self.seen(event))
    }
    circuit.perform = { [weak self] in self?.perform($0) }
  }

  func perform(_ action: Action) {
    switch action {
    case .changeNetwork(let work):
      note(.join(work, container: name(of: work.container)))
      feed(.networkChanged(work, .done))
    case .startContainer(let id):
      note(.start(known[id]?.labels.app, container: name(of: id)))
      feed(.containerStartTried(id, .done))
    case .cutConnections(let addresses): note(.cut(addresses.sorted { "\($0)" < "\($1)" }))
    case .reloadNginx: reload()
    case .runProxyCommand(let app):
      let words = executor.dokku.proxyCommand(app)
      if let words { note(.run(app, words)) }
      feed(.proxyCommandEnded(app, words == nil ? .missing : .succeeded))
    // The kernel follows the daemon, which alone gives out stable addresses.
    case .routeListeners, .watchDestinations, .saveStableAddresses, .dismantleRouting: break
    case .rebuild, .saveRebuilds, .saveOutages, .saveImagePorts: break
    case .connect, .disconnect, .ping, .listContainers, .listNetworks, .inspect, .readLogTail, .readImagePorts,
      .readAllApps, .readApps,
      .writeListenerFiles, .stageProxies, .takeBackProxies, .markLoaded, .arm, .disarm, .report, .announceReady,
      .announceReloading, .announceReloaded, .showStatus:
      executor.perform(action)
    }
  }

  /// Whether it would be proven can only be told by trying; whether there is anybody to load it can be seen.
  private func reload() {
    executor.begin(.reload)
    executor.reloader.runningMaster { [weak self] master in
      guard let self else { return }
      if master != nil { reloads += 1 }
      executor.end(.reload)
      feed(.nginxReloaded(master == nil ? .notRunning : .proven(after: .zero)))
    }
  }

  /// What was decided anew is one thing to a reader.
  private func note(_ step: RebuildPlan.Step) { if !steps.contains(step) { steps.append(step) } }

  private func name(of id: ContainerID) -> String { known[id]?.name ?? id.short }

  private func seen(_ event: Event) -> Event {
    switch event {
    case .containersListed(let list):
      for container in list { known[container.id] = container }
    case .containerInspected(let container): known[container.id] = container
    case .listenerFilesWritten(let outcomes):
      for change in outcomes.keys.sorted() where outcomes[change] == .done {
        written[change.app, default: []].append(change)
      }
    case .allAppsRead(let readings): return .allAppsRead(rehearsed(readings))
    case .appsRead(let readings): return .appsRead(rehearsed(readings))
    case .started, .streamOpened, .streamEnded, .engineEvents, .streamDoubted, .networksListed, .listFailed,
      .containerMissing, .inspectFailed, .logTailRead, .imagePortsRead, .listenersRouted,
      .unreachableContainers, .routingDismantled, .stableRangeTaken, .stableAddressesAvailable, .stableAddressesSaved,
      .networkChanged, .containerStartTried, .pingFailed,
      .appsUnreadable, .appFilesChanged, .appFoldersChanged, .proxiesStaged, .nginxReloaded, .rebuildEnded,
      .proxyCommandEnded, .alarmFired, .ticked, .rebuildAllAsked:
      break
    }
    return event
  }

  private func rehearsed(_ readings: [AppName: AppReading]) -> [AppName: AppReading] {
    var result = readings
    for (app, changes) in written {
      guard case .files(var files)? = readings[app] else { continue }
      files.expect(changes)
      result[app] = .files(files)
    }
    return result
  }
}
