// SPDX-License-Identifier: MIT

import CNetlink
import Core
import Glibc

/// The host's routes to stable addresses: the way to the container that one leads to, so that packets set out by the
/// link that they leave by, with the source that they would have without us.
final class RouteTable {
  /// Marks routes as ours (rtm_protocol, rtnetlink(7)); no routing program of Debian's has this number.
  static let protocolNumber: UInt32 = 222
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

  /// Nothing gets to an address of the range from now on that has no route of its own.
  func close() throws(RoutingUnavailable) {
    var prohibition = [route(range.base, prefix: UInt32(range.prefix), type: Self.prohibited)]
    try checked("prohibit route to \(range)", routes_add(socket, &prohibition, 1))
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

  /// Which container there is a route to, by its listener.
  func opened() throws(RoutingUnavailable) -> [IPAddress: IPAddress] {
    let ours = try list(routes_list).filter { isOurs($0) && $0.prefix == 32 }
    links = Set(ours.lazy.map(\.link))
    return Dictionary(ours.map { (.v4($0.destination), .v4($0.gateway)) }) { first, _ in first }
  }

  /// The rest of the range is prohibited.
  func isClosed() throws(RoutingUnavailable) -> Bool {
    try list(routes_list).contains {
      $0.type == Self.prohibited && $0.prefix == UInt32(range.prefix) && isOurs($0)
    }
  }

  /// Takes every route of ours away.
  func dismantle() throws(RoutingUnavailable) {
    let ours = try list(routes_list).filter(isOurs)
    try checked("removal of routes", routes_remove(socket, ours, UInt(ours.count)))
  }

  /// Somebody else's route or address that the range meets; the default route is everybody's.
  func conflict() throws(RoutingUnavailable) -> String? {
    if let other = try list(routes_addresses).first(where: { range.contains(.v4($0.destination)) }) {
      return "\(IPAddress.v4(other.destination)) is an address of this host"
    }
    let others = try list(routes_list).filter { !isOurs($0) }
    return others.first(where: overlaps).map { "there is a route to \(IPAddress.v4($0.destination))/\($0.prefix)" }
  }

  private func overlaps(_ route: route) -> Bool {
    let common = min(route.prefix, UInt32(range.prefix))
    return common > 0 && (route.destination ^ range.base) >> (32 - common) == 0
  }

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
