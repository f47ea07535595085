// SPDX-License-Identifier: MIT
import Core

extension BuiltInConfiguration {
  /// One for each container port, in the port map's order. None without listeners: nginx takes no empty upstream.
  var upstreams: [Directive] {
    let listeners = input.webListeners
    guard !listeners.isEmpty else { return [] }
    var seen: Set<Port> = []
    let ports = servers.map(\.map.containerPort).filter { seen.insert($0).inserted }
    return ports.map { upstream($0, listeners) }
  }

  private func upstream(_ port: Port, _ listeners: [Listener]) -> Directive {
    // The port is the map's, whatever a PORT file says, so one container can answer on several.
    let places = input.hasStaticWebListener ? listeners : listeners.map { Listener($0.host, port) }
    var block = Set(places).sorted().map { Directive("server", Argument(literally: "\($0)")) }
    if let keepalive = properties.upstream.keepalive { block.append(Directive("keepalive", keepalive)) }
    return Directive("upstream", [Argument(literally: upstreamName(port))], block: block)
  }
}
