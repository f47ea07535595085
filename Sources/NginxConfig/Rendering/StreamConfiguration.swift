// SPDX-License-Identifier: MIT
import Core

/// An app's `nginx.stream.conf`: a server and an upstream for each of its ports outside of http.
package enum StreamConfiguration {
  /// A port without a listener has no server, so that nobody accepts connections there; it stays the app's.
  package static func text(
    for app: AppName, _ routes: [PortRoute], properties: [String: String], nginxVersion: NginxVersion
  ) throws(RenderRefused) -> String {
    let reader = PropertyReader(app: app, values: properties)
    let host = try reader.address("bind-address-ipv4", isV4: true).map { "\($0):" } ?? ""
    let host6 = try reader.address("bind-address-ipv6", isV4: false) ?? .v6(high: 0, low: 0)
    var directives: [Directive] = []
    for route in routes where !route.upstream.isEmpty {
      let port = route.forward.publicPort.number
      let addresses = ["\(host)\(port)", "[\(host6)]:\(port)"]
      directives += [upstream(app, route), server(app, route, on: addresses, nginxVersion)]
    }
    do {
      let head = StreamFileHead(app: app, ports: routes.map(\.forward.publicPort)).line
      return head + (directives.isEmpty ? "" : "\n") + (try Directive.spelled(directives))
    } catch {
      throw RenderRefused(app: app, reason: .unspellable(error))
    }
  }

  /// Whether a file takes connections for a port, and passes them to these listeners and no other.
  package static func serves(_ route: PortRoute, of app: AppName, in bytes: [UInt8]) -> Bool {
    guard let block = try? Directive.spelled([upstream(app, route)]) else { return false }
    return String(decoding: bytes, as: UTF8.self).contains(block)
  }

  /// No app's name ends like this, port and all, so that two never meet.
  private static func name(_ app: AppName, _ route: PortRoute) -> Argument {
    let port = route.forward.publicPort
    return Argument(literally: "\(app)-\(port.number)-\(port.transport.rawValue)")
  }

  private static func upstream(_ app: AppName, _ route: PortRoute) -> Directive {
    let servers = route.upstream.map { listener in
      // The kernel refuses at once what is not there; nginx would leave it out for ten seconds more.
      let address = Argument(literally: "\(listener)")
      return route.stable == nil ? Directive("server", address) : Directive("server", address, "max_fails=0")
    }
    return Directive("upstream", [name(app, route)], block: servers)
  }

  private static func server(
    _ app: AppName, _ route: PortRoute, on addresses: [String], _ version: NginxVersion
  ) -> Directive {
    let listens = addresses.map { address in
      switch route.forward.publicPort.transport {
      // A client that is gone without a word is found out, however long it may be silent.
      case .tcp: Directive("listen", Argument(literally: address), "so_keepalive=on")
      case .udp: Directive("listen", Argument(literally: address), "udp")
      }
    }
    return Directive(
      "server", [], block: listens + [Directive("proxy_pass", name(app, route))] + limits(route, version))
  }

  /// A TCP connection may be idle for a day, as long as both sides are there. A UDP session has no end of its own, and
  /// each holds a socket.
  private static func limits(_ route: PortRoute, _ version: NginxVersion) -> [Directive] {
    switch route.forward.publicPort.transport {
    case .tcp:
      let halfClose = version >= .halfClose ? [Directive("proxy_half_close", "on")] : []
      return [
        Directive("proxy_connect_timeout", "5s"), Directive("proxy_timeout", "1d"),
        Directive("proxy_socket_keepalive", "on"),
      ] + halfClose
    case .udp: return [Directive("proxy_timeout", "30s")]
    }
  }
}
