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
    let touchedRules = changes_touch_table(rules, NftCommands.table) != 0
    let touchedRoutes = Array(routing.links).withUnsafeBufferPointer { links in
      var watch = route_watch(
        range: routing.range.base, prefix: UInt32(routing.range.prefix), our_port: routing.port,
        links: links.baseAddress, link_count: UInt(links.count), awaits_routes: routing.awaitsRoutes ? 1 : 0)
      return changes_touch_routes(routes, &watch) != 0
    }
    return touchedRules || touchedRoutes
  }
}
