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
    let settings = parsed["EndpointConfig"] as? [String: Any]
    aliases = settings?["Aliases"] as? [String] ?? []
  }
}
