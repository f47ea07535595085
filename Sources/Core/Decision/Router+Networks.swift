// SPDX-License-Identifier: MIT

extension Router {
  mutating func networksListed(_ list: [Network]) {
    let former = networks
    networks = Dictionary(list.map { ($0.name, $0) }) { first, _ in first }
    networksReplaced(former)
    subnets = list.sorted { $0.name < $1.name }.flatMap(\.subnets)
    if networkWork.listEnded(), link.isConnected { orders.append(.listNetworks) }
    for (app, state) in apps where minds(networksOf: state) { touched.insert(app) }
    arrived(.networks)
  }

  private func minds(networksOf state: AppState) -> Bool {
    !state.files.network.attached.isEmpty || state.files.network.initialNetwork != nil
  }

  /// Brings the memberships of the app's current containers to what the properties want.
  mutating func repairNetworks(_ app: AppName, _ plan: AppPlan) {
    guard link.isConnected, !networks.isEmpty, let state = apps[app], minds(networksOf: state) else { return }
    tellMissing(app, state.files.network)
    for (slot, container) in plan.current.sorted(by: { $0.key < $1.key }) where container.isRepairable {
      guard let details = container.details else {
        lookups.wantDetails(container.id)
        continue
      }
      let memberships = memberships(of: container, details, app, slot, state.files.network)
      for (network, work) in memberships {
        if let work {
          if networkWork.begin(work) { orders.append(.changeNetwork(work)) }
        } else {
          networkWork.verified(container.id, network)
        }
      }
      if memberships.allSatisfy({ $0.1 == nil }) { startIfBroken(container, details) }
    }
  }

  private mutating func tellMissing(_ app: AppName, _ settings: NetworkSettings) {
    let wanted = Set(settings.attached + [settings.initialNetwork].compactMap { $0 })
    let missing = wanted.filter { networks[$0] == nil }
    for network in missing.subtracting(apps[app]?.missingNetworks ?? []).sorted() {
      report(
        .networkMissing, .error, "\(app) wants the network \(network), which does not exist",
        [.app: app.rawValue, .network: network.rawValue])
    }
    apps[app]?.missingNetworks = missing
  }

  /// Each network that it should be in, with what has to be done about it; nil: nothing.
  private func memberships(
    of container: Container, _ details: ContainerDetails, _ app: AppName, _ slot: ProcessSlot,
    _ settings: NetworkSettings
  ) -> [(NetworkName, NetworkWork?)] {
    var wanted = settings.attached
    if let initial = settings.initialNetwork, container.networkMode == .network(initial.rawValue) {
      wanted.append(initial)
    }
    var seen: Set<NetworkName> = []
    return wanted.compactMap { name in
      guard seen.insert(name).inserted, let network = networks[name] else { return nil }
      let isOwn = container.networkMode == .network(name.rawValue)
      let aliases = isOwn ? [] : settings.aliases(of: app, slot.type, hostname: details.hostname)
      guard let fault = container.fault(on: network, aliases: aliases) else { return (name, nil) }
      let work = NetworkWork(
        app: app, container: container.id, network: name, leaving: container.endpoint(on: name)?.networkID,
        joining: network.id, aliases: aliases, reason: fault)
      return (name, work)
    }
  }

  /// Whether it is where the properties want it; nobody knows of one that has not been inspected.
  func isAttached(
    _ container: Container, _ app: AppName, _ slot: ProcessSlot, _ settings: NetworkSettings
  ) -> Bool {
    guard container.isRepairable, let details = container.details else { return true }
    return memberships(of: container, details, app, slot, settings).allSatisfy { $0.1 == nil }
  }

  mutating func networkChanged(_ work: NetworkWork, _ outcome: EngineOutcome) {
    var fields = containers[work.container]?.recordFields ?? [:]
    fields[.app] = work.app.rawValue
    fields[.network] = work.network.rawValue
    let name = containers[work.container]?.name ?? work.container.short
    switch outcome {
    case .done:
      networkWork.ended(work, succeeded: true)
      report(.networkAttached, .info, "\(name) joined \(work.network): \(work.reason)", fields)
    case .failed(let reason):
      networkWork.ended(work, succeeded: false)
      fields[.reason] = reason
      if apps[work.app]?.said.insert("\(name) \(work.network) \(reason)").inserted == true {
        report(.networkFailed, .error, "\(name) could not join \(work.network): \(reason)", fields)
      }
    }
    if containers[work.container] != nil { lookups.wantDetails(work.container) }
  }

  /// The engine gave up on starting it because of a network, and all that it holds on to are there.
  private mutating func startIfBroken(_ container: Container, _ details: ContainerDetails) {
    guard container.state == .exited, details.error.contains("network") else { return }
    guard !deaths.wasAskedToStop(container) else { return }
    let isWhole = container.endpoints.allSatisfy { $0.networkID == nil || networks[$0.network]?.id == $0.networkID }
    if isWhole, networkWork.beginStart(container.id) { orders.append(.startContainer(container.id)) }
  }

  mutating func containerStartTried(_ id: ContainerID, _ outcome: EngineOutcome) {
    networkWork.startTried(id)
    guard let container = containers[id] else { return }
    lookups.wantDetails(id)
    guard case .failed(let reason) = outcome else { return }
    report(
      .restartFailed, .error, "Docker could not start \(container.name) again: \(reason)",
      container.recordFields.merging([.reason: reason]) { $1 })
  }
}

extension NetworkSettings {
  /// `APP.PT[.TLD]`, and the same below the container's host name.
  package func aliases(of app: AppName, _ type: ProcessType, hostname: String) -> [String] {
    let alias = "\(app).\(type)" + (tld.map { ".\($0.rawValue)" } ?? "")
    return hostname.isEmpty ? [alias] : [alias, "\(hostname).\(alias)"]
  }
}

extension Container {
  /// Docker connects neither to the host's network stack nor to another container's.
  fileprivate var isRepairable: Bool {
    switch networkMode {
    case .host, .none, .container: return false
    case .network: break
    }
    switch state {
    case .running, .exited, .restarting: return true
    case .created, .paused, .removing, .dead, .unknown: return false
    }
  }

  /// Why its membership has to be made anew, or nil.
  fileprivate func fault(on network: Network, aliases: [String]) -> String? {
    guard let endpoint = endpoint(on: network.name) else {
      return state == .running ? "it was not attached" : nil
    }
    if let id = endpoint.networkID, id != network.id { return "the network was made anew" }
    guard state == .running else { return nil }
    if !Set(aliases).isSubset(of: endpoint.aliases) { return "its aliases were missing" }
    return nil
  }
}
