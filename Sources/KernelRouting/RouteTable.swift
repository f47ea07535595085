// SPDX-License-Identifier: MIT

import CNetlink
import Core
import Glibc

/// The host's routes to stable addresses: the way to the container that one leads to, so that packets set out by the
/// link that they leave by, with the source that they would have without us.
final class RouteTable {
  /// Marks routes as ours (rtm_protocol, rtnetlink(7)); no routing program of Debian's has this number.
  static let protocolNumber: UInt32 = 222
  /// Routes to networks larger than a /8, such as a default route or a VPN's two halves of everything, are not use of
  /// the range.
  static let leastPrefix: UInt32 = 8
  private static let initialRoom = 256
  /// Types of route (rtnetlink(7)): RTN_UNICAST and RTN_PROHIBIT.
  private static let (unicast, prohibited): (UInt32, UInt32) = (1, 8)

  let range: StableRange
  /// Those that the routes to listeners lead over, as far as they were made or listed here.
  private(set) var links: Set<UInt32> = []
  private let socket: OpaquePointer

  init(_ range: StableRange) throws(RoutingUnavailable) {
    guard let socket = routes_open() else { throw RoutingUnavailable("rtnetlink", code: errno) }
    self.socket = socket
    self.range = range
  }

  deinit { routes_close(socket) }

  /// What the kernel says is whose, beside changes of routes.
  var port: UInt32 { routes_port(socket) }

  /// Prohibits every address of the range that has no route of its own. Somebody else's route to the same range stays.
  func close() throws(RoutingUnavailable) {
    var prohibition = route(range.base, prefix: UInt32(range.prefix), type: Self.prohibited)
    try checked("prohibit route to \(range)", routes_prohibit(socket, &prohibition))
    let others = try list(Self.ours).filter {
      $0.type == Self.prohibited && !($0.destination == range.base && $0.prefix == UInt32(range.prefix))
    }
    try checked("removal of routes", routes_remove(socket, others, UInt(others.count)))
  }

  /// Leads addresses to containers. The answer is those whose container no link of this host leads to: they are closed.
  func open(_ pairs: [IPAddress: IPAddress]) throws(RoutingUnavailable) -> Set<IPAddress> {
    var routes = pairs.compactMap(listenerRoute)
    if routes.isEmpty { return [] }
    try checked("routes to \(routes.count) listeners", routes_add(socket, &routes, UInt(routes.count)))
    links.formUnion(routes.lazy.map(\.link).filter { $0 != 0 })
    let unreachable = Set(routes.lazy.filter { $0.link == 0 }.map { IPAddress.v4($0.destination) })
    try remove(unreachable)
    return unreachable
  }

  func remove(_ addresses: some Sequence<IPAddress>) throws(RoutingUnavailable) {
    let routes = addresses.compactMap { listenerRoute($0, nil) }
    if routes.isEmpty { return }
    try checked("removal of routes to listeners", routes_remove(socket, routes, UInt(routes.count)))
  }

  /// The container that each stable address has a route to.
  func opened() throws(RoutingUnavailable) -> [IPAddress: IPAddress] {
    let ours = try list(Self.ours).filter(isToListener)
    links = Set(ours.lazy.map(\.link))
    return Dictionary(ours.map { (.v4($0.destination), .v4($0.gateway)) }) { first, _ in first }
  }

  /// Whether the rest of the range is prohibited.
  func isClosed() throws(RoutingUnavailable) -> Bool {
    try list(Self.ours).contains {
      $0.type == Self.prohibited && $0.destination == range.base && $0.prefix == UInt32(range.prefix)
    }
  }

  /// Whether this program has no route at all.
  func isEmpty() throws(RoutingUnavailable) -> Bool { try list(Self.ours).isEmpty }

  /// Takes away every route to a container.
  func removeListeners() throws(RoutingUnavailable) {
    let open = try list(Self.ours).filter(isToListener)
    try checked("removal of routes to listeners", routes_remove(socket, open, UInt(open.count)))
  }

  /// Takes away every route of this program.
  func dismantle() throws(RoutingUnavailable) {
    let ours = try list(Self.ours)
    try checked("removal of routes", routes_remove(socket, ours, UInt(ours.count)))
  }

  /// Who else uses the range; nil while nobody does.
  func conflict() throws(RoutingUnavailable) -> RangeConflict? {
    if let other = try list(routes_addresses).first(where: { range.contains(.v4($0.destination)) }) {
      return RangeConflict(range, .address(.v4(other.destination)), link: Self.name(of: other.link))
    }
    guard let other = try list(routes_list).first(where: { !isOurs($0) && overlaps($0) }) else { return nil }
    return RangeConflict(
      range, .route(.v4(other.destination), prefix: Int(other.prefix)), link: Self.name(of: other.link))
  }

  /// Nil where there is none, as of a route that refuses, or where the link is gone.
  private static func name(of link: UInt32) -> String? {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: Int(IF_NAMESIZE)) { name in
      if_indextoname(link, name.baseAddress).map { String(cString: $0) }
    }
  }

  private func overlaps(_ route: route) -> Bool {
    let common = min(route.prefix, UInt32(range.prefix))
    return route.prefix >= Self.leastPrefix && common > 0 && (route.destination ^ range.base) >> (32 - common) == 0
  }

  private func isToListener(_ route: route) -> Bool { route.prefix == 32 && route.type == Self.unicast }

  private func isOurs(_ route: route) -> Bool { route.protocol == Self.protocolNumber }

  private func listenerRoute(_ address: IPAddress, _ container: IPAddress?) -> route? {
    guard case .v4(let number) = address else { return nil }
    var gateway: UInt32 = 0
    if let container {
      guard case .v4(let number) = container else { return nil }
      gateway = number
    }
    return route(number, prefix: 32, type: Self.unicast, gateway: gateway)
  }

  private func route(_ destination: UInt32, prefix: UInt32, type: UInt32, gateway: UInt32 = 0) -> route {
    CNetlink.route(
      destination: destination, prefix: prefix, type: type, protocol: Self.protocolNumber, gateway: gateway, link: 0)
  }

  private static func ours(_ socket: OpaquePointer?, _ found: UnsafeMutablePointer<route>?, _ count: UInt) -> Int {
    routes_list_made_by(socket, protocolNumber, found, count)
  }

  private typealias Listing = (OpaquePointer?, UnsafeMutablePointer<route>?, UInt) -> Int

  private func list(_ ask: Listing) throws(RoutingUnavailable) -> [route] {
    switch KernelListing.read(room: Self.initialRoom, { ask(socket, $0, $1) }) {
    case .success(let found): found
    case .failure(let failure): throw RoutingUnavailable("list of routes", code: failure.code)
    }
  }

  private func checked(_ what: String, _ outcome: Int32) throws(RoutingUnavailable) {
    if outcome < 0 { throw RoutingUnavailable(what, code: -outcome) }
  }
}
