// SPDX-License-Identifier: MIT

extension Router {
  mutating func settleReach(_ app: AppName, _ files: AppFiles, _ plan: AppPlan) {
    reach.settle(app, plan.places(files, among: containers), networks)
  }

  /// Another list of networks may tell of other closed links and drivers.
  mutating func networksReplaced(_ former: [NetworkName: Network]) {
    let isOther = Set(networks.keys).union(former.keys).contains { networks[$0]?.parent != former[$0]?.parent }
    if isOther { touched.formUnion(apps.keys) }
  }

  mutating func flushReach() {
    if let order = reach.flush() { orders.append(order) }
    guard let wait = reach.confirm(at: now) else { return }
    if let wait { orders.append(.arm(.reachability, after: wait)) }
    let isElsewhere = isEngineElsewhere
    reviewEngine(isElsewhere)
    for app in reach.places.keys.sorted() { review(app, isElsewhere: isElsewhere) }
  }

  private var isEngineElsewhere: Bool {
    guard !reach.confirmed.isEmpty else { return false }
    let places = reach.places.values.lazy.flatMap(\.values)
    return EngineWhereabouts.isElsewhere(places, networks) { reach.isUnreachable($0) }
  }

  private mutating func reviewEngine(_ isElsewhere: Bool) {
    if isElsewhere, !reach.isElsewhereReported {
      reach.isElsewhereReported = true
      let reason = EngineWhereabouts.elsewhere
      report(
        .containersUnreachable, .error, "no link of this host leads to any container on a bridge network: \(reason)",
        [.reason: reason])
    } else if !isElsewhere, reach.isElsewhereReported, hasReachableBridges {
      reach.isElsewhereReported = false
      report(.containersReachable, .notice, "this host has a way to containers on bridge networks again")
    }
  }

  private var hasReachableBridges: Bool {
    reach.places.values.lazy.flatMap(\.values).contains { isOnBridge($0) && !reach.isUnreachable($0.address) }
  }

  private func isOnBridge(_ place: ContainerPlace) -> Bool {
    place.network.flatMap { networks[$0]?.driver } == "bridge"
  }

  private mutating func review(_ app: AppName, isElsewhere: Bool) {
    let served = servedPlaces(of: app)
    guard let first = served.first(where: { reach.confirmed.contains($0.place.address) }) else {
      reach.unreachableApps.remove(app)
      // Without a container nothing shows that the next one will be reached.
      if !served.isEmpty, !served.contains(where: { reach.isUnreachable($0.place.address) }) { reportReachable(app) }
      return
    }
    reach.unreachableApps.insert(app)
    // The record of the engine's condition says it of all of them.
    if isElsewhere, isOnBridge(first.place) { return }
    guard reach.reported.insert(app).inserted else { return }
    let reason = first.place.unreachableReason(networks)
    var fields: [RecordField: String] = [
      .app: app.rawValue, .processType: first.slot.type.rawValue, .reason: reason,
    ]
    fields[.network] = first.place.network?.rawValue
    report(.containersUnreachable, .error, "\(app).\(first.slot) gets no requests: \(reason)", fields)
  }

  private mutating func reportReachable(_ app: AppName) {
    guard reach.reported.remove(app) != nil else { return }
    report(.containersReachable, .notice, "this host has a way to \(app)'s containers again", [.app: app.rawValue])
  }

  /// The places that nginx sends something to, by slot.
  private func servedPlaces(of app: AppName) -> [(slot: ProcessSlot, place: ContainerPlace)] {
    guard let state = apps[app], let places = reach.places[app] else { return [] }
    return places.filter { state.files.isServed($0.key.type, inImage: state.imageForwards ?? []) }
      .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Says why a listener of the app cannot be reached; nil while all can.
  func unreachableReason(of app: AppName) -> String? {
    guard reach.unreachableApps.contains(app) else { return nil }
    let served = servedPlaces(of: app)
    guard let first = served.first(where: { reach.confirmed.contains($0.place.address) }) else { return nil }
    let count = served.count { reach.confirmed.contains($0.place.address) }
    let others = count > 1 ? ", and \(count - 1) more" : ""
    if isEngineElsewhere, isOnBridge(first.place) {
      return "no link of this host leads to \(first.place.address)\(others): \(EngineWhereabouts.elsewhere)"
    }
    return first.place.unreachableReason(networks) + others
  }
}
