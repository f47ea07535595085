// SPDX-License-Identifier: MIT

/// The attributes of an event's actor. Labels are copied over the engine's own, so each is a hint at most.
struct EventAttributes: Hashable, Sendable {
  var name = ""
  /// Of a network event: who came or left.
  var container: String?
  var exitCode: Int?
  var signal: Int?
  var app: String?

  init() {}

  init(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    guard try reader.enterObject() else { return }
    while let key = try reader.nextKey() {
      switch key {
      case "name": name = try reader.string() ?? ""
      case "container": container = try reader.string()
      case "exitCode": exitCode = try reader.string().flatMap { Int($0) }
      case "signal": signal = try reader.string().flatMap { Int($0) }
      case "com.dokku.app-name": app = try reader.string()
      default: try reader.skip()
      }
    }
  }
}
