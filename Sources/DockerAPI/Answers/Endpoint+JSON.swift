// SPDX-License-Identifier: MIT
import Core

extension Endpoint {
  /// A member of `NetworkSettings.Networks`. The engine writes no address as an empty string.
  init?(network name: String, _ reader: inout JSONReader) throws(JSONSyntaxError) {
    guard let network = NetworkName(name) else {
      try reader.skip()
      return nil
    }
    self.init(network: network)
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      switch key {
      case "NetworkID": networkID = try reader.string().flatMap { NetworkID($0) }
      case "IPAddress": address = try reader.string().flatMap { IPAddress($0) }
      case "GlobalIPv6Address": ipv6Address = try reader.string().flatMap { IPAddress($0) }
      case "Aliases": aliases = try reader.strings().sorted()
      default: try reader.skip()
      }
    }
  }

  /// `NetworkSettings`. Its address outside of `Networks`, which API 1.52 no longer has, is never wanted.
  static func list(networkSettings reader: inout JSONReader) throws(JSONSyntaxError) -> [Endpoint] {
    var endpoints: [Endpoint] = []
    guard try reader.enterObject() else { return [] }
    while let key = try reader.nextKey() {
      guard key == "Networks" else {
        try reader.skip()
        continue
      }
      guard try reader.enterObject() else { continue }
      while let name = try reader.nextKey() {
        if let endpoint = try Endpoint(network: name, &reader) { endpoints.append(endpoint) }
      }
    }
    return endpoints
  }
}
