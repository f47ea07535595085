// SPDX-License-Identifier: MIT
import Core

extension Request where Answer == Listing<Network> {
  /// `/networks`
  package static var networks: Request {
    fetch("/networks") { (reader) throws(JSONSyntaxError) in
      try Listing(&reader) { (entry) throws(JSONSyntaxError) in try Network(listed: &entry) }
    }
  }
}

extension Request where Answer == Void {
  /// By name, so that a network made again is joined in its present incarnation.
  package static func connect(_ container: ContainerID, to network: NetworkName, aliases: [String]) -> Request {
    var body: [(key: String, value: JSONText)] = [("Container", .text(container.rawValue))]
    if !aliases.isEmpty { body.append(("EndpointConfig", .object([("Aliases", .texts(aliases))]))) }
    return order("/networks/\(PercentEncoding.encode(network.rawValue))/connect", body: .object(body))
  }

  /// By id, so that an endpoint in an incarnation that is gone can be left.
  package static func disconnect(_ container: ContainerID, from network: NetworkID, force: Bool) -> Request {
    disconnect(container, path: network.rawValue, force: force)
  }

  package static func disconnect(_ container: ContainerID, from network: NetworkName, force: Bool) -> Request {
    disconnect(container, path: PercentEncoding.encode(network.rawValue), force: force)
  }

  private static func disconnect(_ container: ContainerID, path: String, force: Bool) -> Request {
    order(
      "/networks/\(path)/disconnect",
      body: .object([("Container", .text(container.rawValue)), ("Force", .flag(force))]))
  }
}
