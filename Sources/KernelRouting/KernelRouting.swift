// SPDX-License-Identifier: MIT

import CNetlink
import Core
import Glibc

/// Leads stable addresses to containers: nginx connects to an address that never changes, a route lets the packet go, and
/// a rule of nftables rewrites where to. What has no route is refused by the kernel at once.
///
/// Killed between two steps it leaves a route without an element, over which packets get to a container that does not
/// take them for its own, or an element without a route, which nothing gets to.
package final class KernelRouting {
  package let range: StableRange
  /// What the kernel was told last.
  package private(set) var live: [IPAddress: IPAddress]
  private let nftables: Nftables
  private let routes: RouteTable
  private let commands: NftCommands
  /// The rules as nft lists them while they are right.
  private var rules: [String] = []
  /// Live, but with a container that no link of this host leads to.
  private var unreachable: Set<IPAddress> = []

  /// Takes over what a run before this one left, without a gap, and closes the rest of the range.
  package init(_ range: StableRange) throws(RoutingUnavailable) {
    self.range = range
    commands = NftCommands(range: range)
    nftables = try Nftables()
    routes = try RouteTable(range)
    if let conflict = try routes.conflict() { throw RoutingUnavailable("\(range) is taken: \(conflict)") }
    // First, since libnftables writes to stderr where it lacks the right.
    try routes.close()
    let left = (try? nftables.run(NftCommands.mapListing)).map(NftCommands.pairs) ?? [:]
    live = left.filter { range.contains($0.key) }
    try lead()
  }

  /// Whether a run before this one left something.
  package static var isLeft: Bool {
    if let routes = try? RouteTable(.standard), (try? routes.opened().isEmpty) == false { return true }
    return (try? Nftables().run(NftCommands.mapListing)) != nil
  }

  /// What leaves is closed before anything else is done.
  package func apply(_ change: MappingChange) throws(RoutingUnavailable) {
    var next = live.filter { !change.removed.contains($0.key) }
    next.merge(change.set) { $1 }
    let before = live
    live = next
    try routes.remove(change.removed)
    unreachable.subtract(change.removed)
    do {
      let text = commands.change(change, from: before)
      if !text.isEmpty { try nftables.run(text) }
      try open(change.set.filter { before[$0.key] != $0.value })
    } catch {
      // Somebody changed the table under us.
      try restore()
    }
  }

  /// Ends what is going on with containers that are gone; the answer is how many connections that were.
  package func endFlows(to owners: Set<IPAddress>) throws(KernelRefused) -> Int {
    let numbers = owners.compactMap { if case .v4(let number) = $0 { number } else { nil } }.sorted()
    let ended = flows_end(range.base, UInt32(range.prefix), numbers, UInt(numbers.count))
    if ended < 0 { throw KernelRefused(call: "conntrack", code: Int32(-ended)) }
    return ended
  }

  /// Looks whether all is as it was left, and puts it back if not. True where there was something to put back.
  package func repair() throws(RoutingUnavailable) -> Bool {
    let isRight = try areRoutesRight()
    guard isRight, areRulesRight else {
      try restore()
      return true
    }
    try open(live.filter { unreachable.contains($0.key) })
    return false
  }

  /// Takes everything away.
  package func dismantle() throws(RoutingUnavailable) {
    (live, unreachable) = ([:], [])
    try routes.dismantle()
    try nftables.run(NftCommands.removal)
  }

  /// What the kernel says is whose, beside changes of routes.
  var port: UInt32 { routes.port }

  /// Those that routes to listeners lead over.
  var links: Set<UInt32> { routes.links }

  /// Some container may be reached as soon as this host has another route.
  var awaitsRoutes: Bool { !unreachable.isEmpty }

  private func restore() throws(RoutingUnavailable) {
    try routes.close()
    try lead()
  }

  /// Everything that is live, and nothing else.
  private func lead() throws(RoutingUnavailable) {
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

  private func restoreRules() throws(RoutingUnavailable) {
    try nftables.run(commands.whole(live))
    rules = try listRules()
  }

  private var areRulesRight: Bool {
    guard let listing = try? nftables.run(NftCommands.mapListing), NftCommands.pairs(listing) == live else {
      return false
    }
    return (try? listRules()) == rules
  }

  private func listRules() throws(RoutingUnavailable) -> [String] {
    var rules: [String] = []
    for listing in NftCommands.ruleListings { rules.append(try nftables.run(listing)) }
    return rules
  }

  private func areRoutesRight() throws(RoutingUnavailable) -> Bool {
    guard try routes.opened() == live.filter({ !unreachable.contains($0.key) }) else { return false }
    return try routes.isClosed()
  }
}
