// SPDX-License-Identifier: MIT

import CNetlink
import Core
import Glibc

/// The host's routes to stable addresses, over a link of our own that leads nowhere.
final class RouteTable {
  package static let linkName = "dokku0"
  /// Marks routes as ours (rtm_protocol, rtnetlink(7)); no routing program of Debian's has this number.
  static let protocolNumber: UInt32 = 222
  /// `dummy` says what it is; a bridge without ports does the same where the kernel has none.
  private static let kinds = ["dummy", "bridge"]
  private static let initialRoom = 256
  /// Types of route (rtnetlink(7)): RTN_UNICAST and RTN_PROHIBIT.
  private static let (unicast, prohibited): (UInt32, UInt32) = (1, 8)

  let range: StableRange
  private(set) var link: UInt32 = 0
  private let socket: OpaquePointer

  init(_ range: StableRange) throws(RoutingUnavailable) {
    guard let socket = routes_open() else { throw RoutingUnavailable("rtnetlink", code: errno) }
    self.socket = socket
    self.range = range
  }

  deinit { routes_close(socket) }

  /// What the kernel says is whose, beside changes of routes.
  var port: UInt32 { routes_port(socket) }

  /// Nothing gets to an address of the range from now on that has no route of its own.
  func close() throws(RoutingUnavailable) {
    try makeLink()
    let prohibition = route(range.base, prefix: UInt32(range.prefix), type: Self.prohibited, link: 0)
    try checked("prohibit route to \(range)", routes_add(socket, [prohibition], 1))
  }

  func open(_ addresses: some Sequence<IPAddress>) throws(RoutingUnavailable) {
    let routes = addresses.compactMap(listenerRoute)
    if routes.isEmpty { return }
    try checked("routes to \(routes.count) listeners", routes_add(socket, routes, UInt(routes.count)))
  }

  func remove(_ addresses: some Sequence<IPAddress>) throws(RoutingUnavailable) {
    let routes = addresses.compactMap(listenerRoute)
    if routes.isEmpty { return }
    try checked("removal of routes to listeners", routes_remove(socket, routes, UInt(routes.count)))
  }

  /// The listeners that there are routes to.
  func opened() throws(RoutingUnavailable) -> Set<IPAddress> {
    Set(try list(routes_list).filter { isOurs($0) && $0.prefix == 32 }.map { .v4($0.destination) })
  }

  /// The link is there and has a carrier, and the rest of the range is prohibited.
  func isClosed() throws(RoutingUnavailable) -> Bool {
    guard let found = try findLink(), found.number == link, found.carrier != 0 else { return false }
    return try list(routes_list).contains {
      $0.type == Self.prohibited && $0.prefix == UInt32(range.prefix) && isOurs($0)
    }
  }

  /// Takes the link away, and every route of ours.
  func dismantle() throws(RoutingUnavailable) {
    let ours = try list(routes_list).filter(isOurs)
    try checked("removal of routes", routes_remove(socket, ours, UInt(ours.count)))
    if let link = try findLink() { try removeLink(link) }
  }

  /// Somebody else's route or address that the range meets; the default route is everybody's.
  func conflict() throws(RoutingUnavailable) -> String? {
    let own = try findLink()?.number ?? 0
    if let other = try list(routes_addresses).first(where: { $0.link != own && range.contains(.v4($0.destination)) }) {
      return "\(IPAddress.v4(other.destination)) is an address of this host"
    }
    let others = try list(routes_list).filter { !isOurs($0) && (own == 0 || $0.link != own) }
    return others.first(where: overlaps).map { "there is a route to \(IPAddress.v4($0.destination))/\($0.prefix)" }
  }

  private func overlaps(_ route: route) -> Bool {
    let common = min(route.prefix, UInt32(range.prefix))
    return common > 0 && (route.destination ^ range.base) >> (32 - common) == 0
  }

  private func isOurs(_ route: route) -> Bool { route.protocol == Self.protocolNumber }

  private func findLink() throws(RoutingUnavailable) -> link_state? {
    var found = link_state()
    let outcome = routes_find_link(socket, Self.linkName, &found)
    if outcome == -ENODEV { return nil }
    try checked("link \(Self.linkName)", outcome)
    return found
  }

  private func removeLink(_ link: link_state) throws(RoutingUnavailable) {
    try checked("removal of \(Self.linkName)", routes_remove_link(socket, link.number))
  }

  /// A bridge loses its carrier with its last port, and then a host that ignores routes over such links
  /// (ignore_routes_with_linkdown, ip-sysctl of the kernel) has no way to any listener. No setting of a single link
  /// prevents that, but one that never had a port has a carrier.
  private func makeLink() throws(RoutingUnavailable) {
    var found = try findLink()
    if let broken = found, broken.carrier == 0 {
      try removeLink(broken)
      found = nil
    }
    for kind in Self.kinds where found == nil {
      let outcome = routes_add_link(socket, Self.linkName, kind)
      if outcome == -EOPNOTSUPP { continue }
      try checked("link \(Self.linkName)", outcome)
      found = try findLink()
    }
    guard let found else { throw RoutingUnavailable("link \(Self.linkName)", code: ENODEV) }
    guard found.carrier != 0 else { throw RoutingUnavailable("link \(Self.linkName) has no carrier") }
    link = found.number
    guard case .v4(let own) = range.ownAddress else { return }
    try checked("address of \(Self.linkName)", routes_add_address(socket, link, own))
    try checked("\(Self.linkName) up", routes_link_up(socket, link))
  }

  private func listenerRoute(_ address: IPAddress) -> route? {
    guard case .v4(let number) = address else { return nil }
    return route(number, prefix: 32, type: Self.unicast, link: link)
  }

  private func route(_ destination: UInt32, prefix: UInt32, type: UInt32, link: UInt32) -> route {
    CNetlink.route(
      destination: destination, prefix: prefix, type: type, protocol: Self.protocolNumber, link: link)
  }

  private typealias Listing = (OpaquePointer?, UnsafeMutablePointer<route>?, UInt) -> Int

  private func list(_ ask: Listing) throws(RoutingUnavailable) -> [route] {
    var room = Self.initialRoom
    while true {
      var count = 0
      let found = [CNetlink.route](unsafeUninitializedCapacity: room) { buffer, initialized in
        count = ask(socket, buffer.baseAddress, UInt(room))
        initialized = max(0, min(count, room))
      }
      if count < 0 { throw RoutingUnavailable("list of routes", code: Int32(-count)) }
      if count <= room { return found }
      room = count * 2
    }
  }

  private func checked(_ what: String, _ outcome: Int32) throws(RoutingUnavailable) {
    if outcome < 0 { throw RoutingUnavailable(what, code: -outcome) }
  }
}
