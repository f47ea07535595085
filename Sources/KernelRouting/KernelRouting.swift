// SPDX-License-Identifier: MIT

import CNetlink
import Core
import Glibc

/// Forwards stable addresses to containers: nginx connects to an address that never changes, a route lets the packet go,
/// and a rule of nftables rewrites its destination. What has no route is refused by the kernel at once.
///
/// The order of every change fails closed, wherever it breaks off: a route goes before its element is removed, and comes
/// after its element was added. Where a change fails for good, every route to a container is taken away.
package final class KernelRouting {
  package let range: StableRange
  /// The forwardings that are in force: each has an element, and a route where a link of this host leads to the container.
  package private(set) var live: [IPAddress: IPAddress]
  private let routes: RouteTable
  private let nftables: Nftables
  /// The table as the kernel describes it while it is right.
  private var shape: [UInt8] = []
  /// Live, but with a container that no link of this host leads to.
  private var unreachable: Set<IPAddress> = []

  /// Takes over, without a gap, what a run before this one left whole, and closes the rest of the range.
  ///
  /// - Parameter evenIfTaken: what a run before this one left is kept in force although somebody else uses the range.
  package init(_ range: StableRange, evenIfTaken: Bool = false) throws(RoutingUnavailable) {
    self.range = range
    live = [:]
    routes = try RouteTable(range)
    if !evenIfTaken, let conflict = try routes.conflict() { throw RoutingUnavailable("\(conflict)") }
    do {
      try routes.close()
      nftables = try Nftables()
      try inherit()
    } catch {
      try? routes.removeListeners()
      throw error
    }
  }

  /// Whether a run before this one left something.
  package static var isLeft: Bool {
    if let routes = try? RouteTable(.standard), (try? routes.isEmpty()) == false { return true }
    return (try? Nftables().ownership()) == .ours
  }

  /// Takes away every route to a container, whoever made it with this program, by rtnetlink alone. What is left of the
  /// table leads nowhere then, and the rest of the range stays prohibited.
  package static func close() throws(RoutingUnavailable) {
    try RouteTable(.standard).removeListeners()
  }

  /// Carries out a change. Addresses that leave are closed before anything else is done.
  package func apply(_ change: MappingChange) throws(RoutingUnavailable) {
    let before = live
    live = live.filter { !change.removed.contains($0.key) }.merging(change.set) { $1 }
    let moved = change.set.filter { before[$0.key] != $0.value }
    do {
      try routes.remove(change.removed)
      unreachable.subtract(change.removed)
      do {
        try nftables.change(change, from: before)
        try open(moved)
      } catch {
        // Somebody changed the table under us. Where these led is no longer right.
        try routes.remove(moved.keys)
        try restore()
      }
    } catch {
      try closeAll(error)
    }
  }

  /// Compares everything with how it was left, and restores it where it differs. Returns whether it did.
  package func repair() throws(RoutingUnavailable) -> Bool {
    do {
      let isRight = try areRoutesRight()
      guard isRight, areRulesRight else {
        try restore()
        return true
      }
      try open(live.filter { unreachable.contains($0.key) })
    } catch {
      try closeAll(error)
    }
    return false
  }

  /// Somebody else's route or address that overlaps the range; nil while there is none.
  package func conflict() throws(RoutingUnavailable) -> RangeConflict? { try routes.conflict() }

  /// Takes away everything that this program put into the kernel.
  package func dismantle() throws(RoutingUnavailable) {
    (live, unreachable) = ([:], [])
    try routes.dismantle()
    if try nftables.ownership() == .ours { try nftables.delete() }
  }

  /// The netlink port ids by which notifications of this object's own changes are recognised.
  var ports: (rules: UInt32, routes: UInt32) { (nftables.port, routes.port) }

  /// The links that routes to listeners lead over.
  var links: Set<UInt32> { routes.links }

  /// Some container may be reached as soon as this host has another route.
  var awaitsRoutes: Bool { !unreachable.isEmpty }

  /// What has both a route and an element goes on; anything else that a run before this one left goes first.
  private func inherit() throws(RoutingUnavailable) {
    let opened = try routes.opened()
    let elements = try nftables.ownership() == .ours ? nftables.elements() ?? [:] : [:]
    live = opened.filter { range.contains($0.key) && elements[$0.key] == $0.value }
    try routes.remove(opened.keys.filter { live[$0] == nil })
    try restoreRules()
    endStrayFlows()
  }

  /// Nobody has watched while no run was there: datagrams may be on their way to an address that changed hands.
  private func endStrayFlows() {
    let kept = live.compactMap { pair -> flow_end? in
      guard case (.v4(let stable), .v4(let container)) = pair else { return nil }
      return flow_end(stable: stable, container: container)
    }.sorted { $0.stable < $1.stable }
    _ = flows_end_others(range.base, UInt32(range.prefix), kept, UInt(kept.count))
  }

  private func restore() throws(RoutingUnavailable) {
    try routes.close()
    try restoreRules()
    let opened = try routes.opened()
    try routes.remove(opened.keys.filter { live[$0] == nil })
    unreachable = []
    try open(live.filter { opened[$0.key] != $0.value })
  }

  private func open(_ pairs: [IPAddress: IPAddress]) throws(RoutingUnavailable) {
    unreachable.subtract(pairs.keys)
    unreachable.formUnion(try routes.open(pairs))
  }

  private func closeAll(_ cause: RoutingUnavailable) throws(RoutingUnavailable) {
    (live, unreachable) = ([:], [])
    do {
      try routes.removeListeners()
    } catch {
      throw RoutingUnavailable("\(cause); and the routes could not be removed: \(error)")
    }
    throw cause
  }

  private func restoreRules() throws(RoutingUnavailable) {
    guard try nftables.ownership() != .foreign else {
      throw RoutingUnavailable("nftables: table ip \(Nftables.table) was made by another program")
    }
    try nftables.replace(range, live)
    shape = try nftables.shape()
  }

  private var areRulesRight: Bool {
    guard let elements = try? nftables.elements(), elements == live else { return false }
    return (try? nftables.shape()) == shape
  }

  private func areRoutesRight() throws(RoutingUnavailable) -> Bool {
    guard try routes.opened() == live.filter({ !unreachable.contains($0.key) }) else { return false }
    return try routes.isClosed()
  }
}
