// SPDX-License-Identifier: MIT
import Core

/// A SystemEventsResponse (Engine API) before it means anything. `status`, `id` and `from`, which API 1.52 no longer
/// has, are not looked at.
struct RawEvent {
  var type = ""
  var action = ""
  var actor: String?
  var attributes = EventAttributes()
  var nanoseconds: Int?
  var seconds: Int?

  init(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    guard try reader.enterObject() else { return }
    while let key = try reader.nextKey() {
      switch key {
      case "Type": type = try reader.string() ?? ""
      case "Action": action = try reader.string() ?? ""
      case "Actor": try takeActor(&reader)
      case "timeNano": nanoseconds = try reader.integer()
      case "time": seconds = try reader.integer()
      default: try reader.skip()
      }
    }
  }

  private var time: Timestamp? {
    if let nanoseconds { return Timestamp(nanoseconds: Int64(nanoseconds)) }
    guard let (time, isTooBig) = seconds?.multipliedReportingOverflow(by: 1_000_000_000), !isTooBig else { return nil }
    return Timestamp(nanoseconds: Int64(time))
  }

  private mutating func takeActor(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    guard try reader.enterObject() else { return }
    while let key = try reader.nextKey() {
      switch key {
      case "ID": actor = try reader.string()
      case "Attributes": attributes = try EventAttributes(&reader)
      default: try reader.skip()
      }
    }
  }

  var line: EventLine {
    guard let actor else { return ignored("has no actor") }
    guard let time else { return ignored("has no time") }
    switch type {
    case "container":
      guard let id = ContainerID(actor) else { return ignored("has no full id") }
      guard let action = ContainerAction(event: action, attributes) else { return ignored("leads to nothing") }
      let app = attributes.app.flatMap { AppName($0) }
      return .event(EngineEvent(time: time, subject: .container(id, action, app: app)))
    case "network":
      guard let id = NetworkID(actor) else { return ignored("has no full id") }
      guard let action = NetworkAction(event: action) else { return ignored("leads to nothing") }
      let container = attributes.container.flatMap { ContainerID($0) }
      return .event(
        EngineEvent(time: time, subject: .network(id, action, name: attributes.name, container: container)))
    default: return ignored("is of no type that is followed")
    }
  }

  /// The words are the engine's or a stranger's: cut short, and without what could break a log line.
  private func ignored(_ why: String) -> EventLine {
    let words = "\(type.prefix(40)) \(action.prefix(40))".unicodeScalars.map { (" "..."~").contains($0) ? $0 : "?" }
    return .ignored("event \"\(String(String.UnicodeScalarView(words)))\" \(why)")
  }
}
