// SPDX-License-Identifier: MIT

/// Who has which port, among all apps of a host.
package struct PortClaims: Hashable, Sendable {
  /// SSH, and what every app's virtual hosts share.
  private static let reserved: Set<Port> = Set([22, 80, 443].compactMap { Port($0) })

  package private(set) var holders: [PublicPort: AppName] = [:]
  private var granted: [AppName: [PortForward]] = [:]
  private var refused: [AppName: [PublicPort: PortConflict]] = [:]

  package init() {}

  /// - Parameter before: who had them until now. An app keeps its port, for it has users; else the first by name gets it,
  ///   so that every start ends alike.
  package init(_ demands: [AppName: PortDemand], before: [PublicPort: AppName]) {
    let web = Self.httpOwners(demands)
    for (app, demand) in demands.sorted(by: { $0.key < $1.key }) {
      for forward in demand.forwards {
        let port = forward.publicPort
        if let conflict = Self.conflict(port, of: app, web) {
          refused[app, default: [:]][port] = conflict
        } else if let holder = before[port], demands[holder]?.wants(port) == true {
          holders[port] = holder
        } else if holders[port] == nil {
          holders[port] = app
        }
      }
    }
    deal(demands)
  }

  /// Without anybody's memory: those whose files have a port already keep it.
  package static func heldOnDisk(_ demands: [AppName: PortDemand]) -> [PublicPort: AppName] {
    var result: [PublicPort: AppName] = [:]
    for (app, demand) in demands.sorted(by: { $0.key < $1.key }) {
      for port in demand.held where result[port] == nil { result[port] = app }
    }
    return result
  }

  /// Sorted by port.
  package func forwards(of app: AppName) -> [PortForward] { granted[app] ?? [] }

  package func conflicts(of app: AppName) -> [PublicPort: PortConflict] { refused[app] ?? [:] }

  /// Those that have other ports now, or other reasons for having none.
  package func changes(since before: PortClaims) -> Set<AppName> {
    let all = Set(granted.keys).union(before.granted.keys).union(refused.keys).union(before.refused.keys)
    return all.filter { granted[$0] != before.granted[$0] || refused[$0] != before.refused[$0] }
  }

  private mutating func deal(_ demands: [AppName: PortDemand]) {
    for (app, demand) in demands {
      for forward in demand.forwards.sorted() where refused[app]?[forward.publicPort] == nil {
        guard let holder = holders[forward.publicPort] else { continue }
        if holder == app {
          granted[app, default: []].append(forward)
        } else {
          refused[app, default: [:]][forward.publicPort] = .taken(by: holder)
        }
      }
    }
  }

  private static func httpOwners(_ demands: [AppName: PortDemand]) -> [Port: AppName] {
    var owners: [Port: AppName] = [:]
    for (app, demand) in demands.sorted(by: { $0.key < $1.key }) {
      for port in demand.httpPorts where owners[port] == nil { owners[port] = app }
    }
    return owners
  }

  /// The http side has its ports whoever was first: Dokku writes that configuration too, and does not ask.
  private static func conflict(_ port: PublicPort, of app: AppName, _ web: [Port: AppName]) -> PortConflict? {
    guard port.transport == .tcp else { return nil }
    if reserved.contains(port.number) { return .reserved }
    return web[port.number].map(PortConflict.http)
  }
}

extension PortDemand {
  fileprivate func wants(_ port: PublicPort) -> Bool { forwards.contains { $0.publicPort == port } }
}
