// SPDX-License-Identifier: MIT
import Foundation

/// The body of a network's creation.
struct NetworkCreation {
  let name: String
  let driver: String
  let labels: [String: String]
  let flags: Set<String>

  init(_ body: String) throws(EngineRefusal) {
    guard let parsed = try? JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any] else {
      throw EngineRefusal(status: 400, message: "invalid character looking for beginning of value")
    }
    guard let name = parsed["Name"] as? String, !name.isEmpty else {
      throw EngineRefusal(status: 400, message: "network name cannot be empty")
    }
    self.name = name
    driver = parsed["Driver"] as? String ?? "bridge"
    labels = parsed["Labels"] as? [String: String] ?? [:]
    flags = Set(["Internal", "EnableIPv6", "Attachable"].filter { parsed[$0] as? Bool == true })
  }
}
