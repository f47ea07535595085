// SPDX-License-Identifier: MIT

/// Keeps what all apps want of the host's ports, and who has them.
struct PortLedger: Hashable, Sendable {
  private(set) var claims = PortClaims()
  private var demands: [AppName: PortDemand]
  private let neighbours: Set<AppName>
  private var isStale = false
  /// Before every app has been read nobody can be said to have a port.
  private var isOpen = false
  private var hasDealt = false

  /// - Parameter neighbours: apps that are never decided here, but have ports all the same.
  init(neighbours: [AppName: PortDemand] = [:]) {
    demands = neighbours
    self.neighbours = Set(neighbours.keys)
  }

  /// Nil: there is no such app.
  mutating func note(_ app: AppName, _ demand: PortDemand?) {
    if neighbours.contains(app) { return }
    let known = demands[app]
    demands[app] = demand
    isStale = isStale || known?.forwards != demand?.forwards || known?.httpPorts != demand?.httpPorts
  }

  mutating func open() { isOpen = true }

  /// The apps for which something changes.
  mutating func settle() -> Set<AppName> {
    guard isOpen, isStale || !hasDealt else { return [] }
    let before = claims
    claims = PortClaims(demands, before: hasDealt ? before.holders : PortClaims.heldOnDisk(demands))
    isStale = false
    hasDealt = true
    return claims.changes(since: before)
  }
}
