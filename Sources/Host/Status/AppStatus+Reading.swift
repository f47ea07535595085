// SPDX-License-Identifier: MIT
import Core
import DockerAPI

extension AppStatus {
  /// Nil without an app's name.
  nonisolated init?(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    var name: AppName?
    var (desired, written, applied): (Listeners, Listeners, Listeners) = ([:], [:], [:])
    var (quarantine, rebuilds, isRebuilding, isGivenUp): (String?, Int, Bool, Bool) = (nil, 0, false, false)
    var unreachable: String?
    var down: [Down] = []
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      switch key {
      case "app": name = try reader.string().flatMap { AppName($0) }
      case "desired": desired = try Self.listeners(&reader)
      case "written": written = try Self.listeners(&reader)
      case "applied": applied = try Self.listeners(&reader)
      case "quarantine": quarantine = try reader.string()
      case "unreachable": unreachable = try reader.string()
      case "rebuilds": rebuilds = try reader.integer() ?? 0
      case "rebuilding": isRebuilding = try reader.bool() ?? false
      case "givenUp": isGivenUp = try reader.bool() ?? false
      case "down": down = try reader.list { (entry) throws(JSONSyntaxError) in try Down(&entry) }
      default: try reader.skip()
      }
    }
    guard let name else { return nil }
    self.init(
      app: name, desired: desired, written: written, applied: applied, quarantine: quarantine,
      unreachable: unreachable, rebuilds: rebuilds, isRebuilding: isRebuilding, isGivenUp: isGivenUp, down: down)
  }

  private nonisolated static func listeners(_ reader: inout JSONReader) throws(JSONSyntaxError) -> Listeners {
    var listeners: Listeners = [:]
    guard try reader.enterObject() else { return [:] }
    while let key = try reader.nextKey() {
      let list = try reader.strings().compactMap { Listener($0) }
      if let type = ProcessType(key) { listeners[type] = list }
    }
    return listeners
  }
}

extension AppStatus.Down {
  fileprivate nonisolated init?(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    var (process, since, crashes, crash): (ProcessType?, Moment?, Int, CrashID?) = (nil, nil, 0, nil)
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      switch key {
      case "process": process = try reader.string().flatMap { ProcessType($0) }
      case "since": since = try reader.moment()
      case "crashes": crashes = try reader.integer() ?? 0
      case "crash": crash = try reader.string().flatMap { CrashID($0) }
      default: try reader.skip()
      }
    }
    guard let process, let since, let crash else { return nil }
    self.init(process: process, since: since, crashes: crashes, outage: crash)
  }
}
