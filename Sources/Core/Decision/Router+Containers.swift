// SPDX-License-Identifier: MIT

extension Router {
  mutating func containersListed(_ list: [Container]) {
    guard link.isConnected, lookups.isListing else { return }
    let since = lookups.listEnded()
    let labelled = list.filter { $0.labels.app != nil }
    let shared = Set(labelled.compactMap(\.networkMode.sharedContainer))
    let kept = labelled + list.filter { $0.labels.app == nil && shared.contains($0.id) }
    if look.awaits(.containers) {
      replaceAll(with: kept, since)
      knowsContainers = true
      // The inspects that would have told it were lost with the connection.
      for id in deaths.untoldContainers where containers[id] != nil { lookups.wantDetails(id) }
      arrived(.containers)
    } else {
      merge(kept, since)
    }
  }

  private mutating func replaceAll(with list: [Container], _ since: SinceAsked) {
    var table = ContainerTable()
    for id in containers.ids where since.outdatesList(id) { table[id] = containers[id] }
    for id in containers.expected where since.outdatesList(id) { table.expect(id) }
    for container in list where since.lets(container, replace: containers[container.id]) {
      if noteEnd(container) { lookups.wantDetails(container.id) }
      table[container.id] = container
      if container.state == .restarting { lookLater(container) }
    }
    for id in containers.ids where table[id] == nil {
      if let container = containers[id] { tellDeath(of: container) }
      forget(id)
    }
    containers = table
    touched.formUnion(apps.keys)
  }

  private mutating func merge(_ list: [Container], _ since: SinceAsked) {
    let present = Set(list.map(\.id))
    let known = containers.expected.union(containers.ids)
    for id in known where !present.contains(id) && !since.outdatesList(id) { missing(id) }
    var changedApps: Set<AppName> = []
    for container in list where since.lets(container, replace: containers[container.id]) {
      if let known = containers[container.id], known.agrees(with: container) { continue }
      if noteEnd(container) { lookups.wantDetails(container.id) }
      store(container)
      if let app = container.labels.app { changedApps.insert(app) }
    }
    readAgain(changedApps)
  }

  private mutating func store(_ container: Container) {
    stopExpecting(container.id)
    containers[container.id] = container
    if let health = container.details?.health { healths[container.id] = health }
    touch(container)
    if container.state == .restarting { lookLater(container) }
    if let other = container.networkMode.sharedContainer, containers[other] == nil { lookups.want(other) }
  }

  mutating func containerInspected(_ answer: Container) {
    guard link.isConnected, let since = lookups.inspectEnded(answer.id) else { return }
    guard since < .gone, since < .ended || answer.state != .running else { return }
    stopExpecting(answer.id)
    guard answer.labels.app != nil || containers[answer.id] != nil || !containers.sharing(answer.id).isEmpty else {
      return
    }
    _ = noteEnd(answer)
    store(answer)
    if let app = answer.labels.app { readAgain([app]) }
    tellDeath(of: answer)
  }

  mutating func containerMissing(_ id: ContainerID) {
    guard link.isConnected, lookups.inspectEnded(id) != nil else { return }
    missing(id)
  }

  mutating func missing(_ id: ContainerID) {
    stopExpecting(id)
    if let container = containers[id] {
      containers[id] = nil
      touch(container)
      tellDeath(of: container)
    }
    forget(id)
  }

  private mutating func stopExpecting(_ id: ContainerID) {
    guard containers.stopExpecting(id) else { return }
    for (app, state) in apps where state.files.slots.values.contains(id) { touched.insert(app) }
  }

  mutating func inspectFailed(_ id: ContainerID, _ reason: String) {
    guard link.isConnected, lookups.inspectEnded(id) != nil else { return }
    let fields = containers[id]?.recordFields ?? [.containerID: id.short, .containerIDFull: id.rawValue]
    report(
      .engineAnswerRefused, .warning,
      "Docker did not say how \(containers[id]?.name ?? id.short) is, asking again: \(reason)",
      fields.merging([.reason: reason]) { $1 })
    orders.append(.arm(.container(id), after: .seconds(2)))
  }

  private mutating func forget(_ id: ContainerID) {
    lookups.forget(id)
    lookups.note(.gone, of: id)
    deaths.forget(id)
    healths[id] = nil
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
