// SPDX-License-Identifier: MIT

import Core

extension World {
  /// Carries an action out; nil where no outcome follows.
  mutating func perform(_ action: Action) -> Event? {
    switch action {
    case .connect: return isEngineUp ? .streamOpened(info) : .streamEnded("connection refused")
    case .ping: return isEngineUp ? nil : .pingFailed("connection refused")
    case .listContainers: return isEngineUp ? .containersListed(listing) : .listFailed("connection refused")
    case .listNetworks: return isEngineUp ? .networksListed(Array(networks.values)) : .listFailed("connection refused")
    case .inspect(let id): return inspect(id)
    case .readLogTail(let question): return .logTailRead(question.crash, outputs[question.container])
    case .readImagePorts(let image, let container): return .imagePortsRead(image, look(into: image, container))
    case .changeNetwork(let work): return .networkChanged(work, change(work))
    case .startContainer(let id): return startAsked(id)
    case .readAllApps: return .allAppsRead(apps.mapValues { .files($0) })
    case .readApps(let names): return .appsRead(read(names))
    case .writeListenerFiles(let changes): return write(changes)
    case .stageProxies(let wishes):
      return .proxiesStaged(Dictionary(wishes.map { ($0.app, stage($0)) }) { first, _ in first })
    case .takeBackProxies(let wishes, let reason):
      return .proxiesStaged(Dictionary(wishes.map { ($0.app, nginx.takeBack($0, reason)) }) { first, _ in first })
    case .reloadNginx: return .nginxReloaded(nginx.reload())
    case .rebuild(let app): return commandOutcome.map { .rebuildEnded(app, $0) }
    case .runProxyCommand(let app): return commandOutcome.map { .proxyCommandEnded(app, $0) }
    case .saveOutages(let outages):
      savedOutages = outages
      return nil
    case .saveImagePorts(let ports):
      savedImagePorts = ports
      return nil
    case .routeListeners(let change): return kernel.route(change)
    case .watchDestinations(let change):
      watched = watched.subtracting(change.removed).union(change.added)
      watchedChange = change.number
      return .unreachableContainers(watchedUnreachable, watchedChange)
    case .saveStableAddresses(let addresses): return kernel.save(addresses)
    case .dismantleRouting:
      kernel.dismantle()
      return .routingDismantled
    case .disconnect, .cutConnections, .markLoaded, .saveRebuilds, .arm, .disarm, .report, .announceReady,
      .announceReloading,
      .announceReloaded, .showStatus:
      return nil
    }
  }

  private var watchedUnreachable: Set<IPAddress> { unreachable.intersection(watched.map(\.address)) }

  /// The kernel's routes become others.
  mutating func cutWays(_ addresses: Set<IPAddress>) {
    unreachable = addresses
    news.append(.unreachableContainers(watchedUnreachable, watchedChange))
  }

  /// What `/containers/json` tells: no details, no aliases.
  var listing: [Container] {
    containers.values.map { container in
      var listed = container
      listed.details = nil
      for place in listed.endpoints.indices { listed.endpoints[place].aliases = [] }
      return listed
    }
  }

  /// There is no folder to write into once the app is gone.
  private mutating func stage(_ wish: ProxyWish) -> StagingOutcome {
    apps[wish.app] == nil ? StagingOutcome(isWritten: false, refusal: "no such file or directory") : nginx.stage(wish)
  }

  private func inspect(_ id: ContainerID) -> Event {
    guard isEngineUp else { return .inspectFailed(id, "connection refused") }
    return containers[id].map { .containerInspected($0) } ?? .containerMissing(id)
  }

  private func look(into image: ImageID, _ container: ContainerID) -> ImagePortsOutcome {
    guard isEngineUp else { return .failed("connection refused") }
    guard containers[container]?.image == image else { return .failed("no such container") }
    return images[image] ?? .read([], complaints: [])
  }

  private func read(_ names: [AppName]) -> [AppName: AppReading] {
    Dictionary(names.map { ($0, apps[$0].map { .files($0) } ?? .gone) }) { first, _ in first }
  }

  private mutating func write(_ changes: [ListenerFileChange]) -> Event {
    for change in changes {
      switch change.kind {
      case .address: apps[change.app]?.addressFiles[change.slot] = change.content
      case .port: apps[change.app]?.portFiles[change.slot] = change.content
      }
    }
    return .listenerFilesWritten(Dictionary(changes.map { ($0, .done) }) { first, _ in first })
  }

  private mutating func change(_ work: NetworkWork) -> EngineOutcome {
    guard let container = containers[work.container] else { return .failed("no such container") }
    guard networks[work.network] != nil else { return .failed("network \(work.network) not found") }
    if let leaving = work.leaving, container.endpoint(on: work.network)?.networkID == leaving {
      disconnect(work.container, from: work.network)
    }
    guard containers[work.container]?.endpoint(on: work.network) == nil else { return .failed("already a member") }
    connect(work.container, to: work.network, aliases: work.aliases)
    return .done
  }

  private mutating func startAsked(_ id: ContainerID) -> Event {
    guard containers[id] != nil else { return .containerStartTried(id, .failed("no such container")) }
    start(id)
    let error = containers[id]?.details?.error ?? ""
    return .containerStartTried(id, error.isEmpty ? .done : .failed(error))
  }
}
