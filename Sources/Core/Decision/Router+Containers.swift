// SPDX-License-Identifier: MIT

extension Router {
  mutating func containersListed(_ list: [Container]) {
    let kept = list.filter { $0.labels.app != nil }
    let sharers = list.filter { $0.labels.app == nil && $0.isNeeded(by: kept) }
    if look.awaits(.containers) {
      replaceAll(with: kept + sharers)
      lookups.listEnded()
      knowsContainers = true
      arrived(.containers)
    } else {
      merge(kept + sharers)
      lookups.listEnded()
    }
  }

  private mutating func replaceAll(with list: [Container]) {
    var table = ContainerTable()
    for var container in list {
      keepNewerState(&container)
      table[container.id] = container
    }
    for id in containers.ids where table[id] == nil { forget(id) }
    containers = table
    touched.formUnion(apps.keys)
  }

  private mutating func merge(_ list: [Container]) {
    let present = Set(list.map(\.id))
    for id in Array(containers.ids) where !present.contains(id) { containerMissing(id) }
    var changedApps: Set<AppName> = []
    for var container in list {
      keepNewerState(&container)
      guard let known = containers[container.id] else {
        store(container, &changedApps)
        continue
      }
      if known.agrees(with: container) { continue }
      store(container, &changedApps)
    }
    readAgain(changedApps)
  }

  private mutating func store(_ container: Container, _ changed: inout Set<AppName>) {
    containers[container.id] = container
    touch(container)
    if let app = container.labels.app { changed.insert(app) }
  }

  /// An answer that left the engine before the newest event did must not bring a listener back.
  private mutating func keepNewerState(_ container: inout Container) {
    guard lookups.isOutdated(container.id), let known = containers[container.id], known.state != .running else {
      return
    }
    container.state = known.state
  }

  mutating func containerInspected(_ answer: Container) {
    lookups.inspectEnded(answer.id)
    guard answer.labels.app != nil || containers[answer.id] != nil else { return }
    var container = answer
    let isOutdated = lookups.isOutdated(answer.id)
    keepNewerState(&container)
    containers[container.id] = container
    touch(container)
    if let app = container.labels.app { readAgain([app]) }
    if !isOutdated || answer.state != .running { tellDeath(of: container) }
    if container.state == .restarting { lookLater(container) }
  }

  mutating func containerMissing(_ id: ContainerID) {
    lookups.inspectEnded(id)
    if let container = containers[id] {
      containers[id] = nil
      touch(container)
      tellDeath(of: container)
    }
    forget(id)
  }

  mutating func inspectFailed(_ id: ContainerID, _ reason: String) {
    lookups.inspectEnded(id)
    guard link.isConnected, let container = containers[id] else { return }
    report(
      .engineAnswerRefused, .warning, "Docker did not say how \(container.name) is, asking again: \(reason)",
      container.recordFields.merging([.reason: reason]) { $1 })
    orders.append(.arm(.container(id), after: .seconds(2)))
  }

  private mutating func forget(_ id: ContainerID) {
    lookups.forget(id)
    deaths.forget(id)
    networkWork.forget(id)
    orders.append(.disarm(.container(id)))
  }

  /// When the engine's own restart of a container fails, no event says so.
  private mutating func lookLater(_ container: Container) {
    let restarts = container.details?.restartCount ?? 0
    orders.append(.arm(.container(container.id), after: .seconds(min(60, 2 << min(restarts, 5)))))
  }
}

extension Container {
  fileprivate func isNeeded(by others: [Container]) -> Bool {
    others.contains { $0.networkMode == .container(id) }
  }

  /// A list says nothing else than what is known, the details apart.
  fileprivate func agrees(with listed: Container) -> Bool {
    name == listed.name && state == listed.state && networkMode == listed.networkMode
      && endpoints.map(\.place) == listed.endpoints.map(\.place)
  }
}

extension Endpoint {
  fileprivate var place: [String] {
    [network.rawValue, networkID?.rawValue ?? "", address?.description ?? "", ipv6Address?.description ?? ""]
  }
}
