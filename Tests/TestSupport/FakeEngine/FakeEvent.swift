// SPDX-License-Identifier: MIT

/// One event of the stream, before it is spelled.
package struct FakeEvent: Sendable {
  package let type: String
  package let action: String
  /// The id of the container or network.
  package let actor: String
  package var attributes: [String: String]
  /// Nanoseconds since 1970.
  package let time: Int64

  package init(type: String, action: String, actor: String, attributes: [String: String], time: Int64) {
    self.type = type
    self.action = action
    self.actor = actor
    self.attributes = attributes
    self.time = time
  }

  /// The line with its newline.
  package func line(_ shape: EngineShape) -> [UInt8] {
    var fields: [(key: String, value: JSON)] = []
    if shape.isLegacy && type == "container" {
      fields = [("status", .string(action)), ("id", .string(actor)), ("from", .string(attributes["image"] ?? ""))]
    }
    fields += [
      ("Type", .string(type)), ("Action", .string(action)),
      ("Actor", ["ID": .string(actor), "Attributes": .map(attributes)]),
      ("scope", "local"), ("time", .number(time / 1_000_000_000)), ("timeNano", .number(time)),
    ]
    return JSON.object(fields).bytes + [UInt8(ascii: "\n")]
  }
}
