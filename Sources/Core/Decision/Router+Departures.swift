// SPDX-License-Identifier: MIT

extension Router {
  /// Not those of a container that is paused or that a deploy has replaced: it goes on with the connections that it has.
  mutating func tellDepartures(_ app: AppName, _ old: [ProcessSlot: Listener]) {
    let held = containers.containers(of: app).filter { $0.state == .running || $0.state == .paused }
    let kept = Set(held.flatMap(\.endpoints).compactMap(\.address))
    departures.left(old.values.compactMap(\.departableAddress).filter { !kept.contains($0) })
  }

  /// A container that ends takes its connections along, current or not.
  mutating func tellDeparture(of container: Container) {
    departures.left(container.endpoints.compactMap(\.address))
  }

  mutating func nginxForgot() {
    cut(departures.loaded(inUse: addressesInUse))
  }

  mutating func cutStragglers() {
    cut(departures.again(inUse: addressesInUse))
  }

  private mutating func cut(_ work: (cut: Set<IPAddress>, again: Duration?)) {
    if !work.cut.isEmpty { orders.append(.cutConnections(work.cut)) }
    if let wait = work.again { orders.append(.arm(.stragglers, after: wait)) }
  }

  private var addressesInUse: Set<IPAddress> {
    Set(apps.values.lazy.flatMap { $0.listeners.values }.compactMap(\.departableAddress))
  }
}

extension Listener {
  /// The host's own address is everybody's.
  fileprivate var departableAddress: IPAddress? {
    guard case .address(let address) = host, address != .loopback else { return nil }
    return address
  }
}
