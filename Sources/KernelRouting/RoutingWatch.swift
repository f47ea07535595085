// SPDX-License-Identifier: MIT

import CNetlink
import Glibc

/// Tells when somebody else may have changed what leads stable addresses to containers.
package final class RoutingWatch {
  /// Readable when there is something to be told. Both belong to this object.
  package let rules: Int32
  package let routes: Int32
  private let routing: KernelRouting

  package init(_ routing: KernelRouting) throws(RoutingUnavailable) {
    rules = changes_of_rules()
    if rules < 0 { throw RoutingUnavailable("changes of nftables", code: -rules) }
    routes = changes_of_routes()
    if routes < 0 {
      close(rules)
      throw RoutingUnavailable("changes of routes", code: -routes)
    }
    self.routing = routing
  }

  deinit {
    close(rules)
    close(routes)
  }

  /// Reads all that there is. False where none of it is about what is ours, or all of it was our own doing.
  package func isConcerned() -> Bool {
    let (range, place) = (routing.range, routing.place)
    let touchedRules = changes_touch_table(rules, NftCommands.table) != 0
    let touchedRoutes = changes_touch_routes(routes, range.base, UInt32(range.prefix), place.link, place.port) != 0
    return touchedRules || touchedRoutes
  }
}
