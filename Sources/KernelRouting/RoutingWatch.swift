// SPDX-License-Identifier: MIT

import CNetlink
import Core
import Glibc

/// Notices when somebody else may have changed what forwards stable addresses to containers, or may have begun or ceased
/// to use their range.
package final class RoutingWatch {
  /// Readable when there is something to read. Both belong to this object.
  package let rules: Int32
  package let routes: Int32
  private let range: StableRange

  package init(_ range: StableRange) throws(RoutingUnavailable) {
    self.range = range
    rules = changes_of_rules()
    if rules < 0 { throw RoutingUnavailable("changes of nftables", code: -rules) }
    routes = changes_of_routes()
    if routes < 0 {
      close(rules)
      throw RoutingUnavailable("changes of routes", code: -routes)
    }
  }

  deinit {
    close(rules)
    close(routes)
  }

  /// Reads what there is, within a bound: what is left makes the descriptors readable again. False where none of it is
  /// about the table or the range, or all of it was done by `routing` itself.
  ///
  /// - Parameter routing: nil while nothing is forwarded.
  package func isConcerned(_ routing: KernelRouting?) -> Bool {
    let ports = routing?.ports ?? (rules: 0, routes: 0)
    let touchedRules = changes_touch_table(rules, Nftables.table, ports.rules) != 0
    let touchedRoutes = Array(routing?.links ?? []).withUnsafeBufferPointer { links in
      var watch = route_watch(
        range: range.base, prefix: UInt32(range.prefix), least_prefix: RouteTable.leastPrefix, our_port: ports.routes,
        links: links.baseAddress, link_count: UInt(links.count), awaits_routes: routing?.awaitsRoutes == true ? 1 : 0)
      return changes_touch_routes(routes, &watch) != 0
    }
    return touchedRules || touchedRoutes
  }
}
