// SPDX-License-Identifier: MIT
import Foundation

/// The body of a network's connect and disconnect.
struct NetworkCall {
  let container: String
  let aliases: [String]

  init(_ body: String) throws(EngineRefusal) {
    if body.isEmpty { throw EngineRefusal(status: 400, message: "got EOF while reading request body") }
    guard let parsed = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any] else {
      throw EngineRefusal(status: 400, message: "invalid character looking for beginning of value")
    }
    guard let container = parsed["Container"] as? String, !container.isEmpty else {
      throw EngineRefusal(status: 400, message: "invalid name or ID supplied: \"\"")
    }
    self.container = container
    aliases = try Self.aliases(parsed["EndpointConfig"] as? [String: Any])
  }

  private static func aliases(_ settings: [String: Any]?) throws(EngineRefusal) -> [String] {
    guard let value = settings?["Aliases"], !(value is NSNull) else { return [] }
    guard let aliases = value as? [String] else {
      throw EngineRefusal(status: 400, message: "json: cannot unmarshal into Aliases of type []string")
    }
    return aliases
  }
}
