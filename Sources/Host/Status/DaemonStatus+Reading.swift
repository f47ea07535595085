// SPDX-License-Identifier: MIT
import Core
import DockerAPI

extension DaemonStatus {
  /// Nil for what no daemon wrote. Members that this version does not know are left to others.
  nonisolated init?(_ bytes: ArraySlice<UInt8>) {
    guard let status = try? Self.read(bytes) else { return nil }
    self = status
  }

  private nonisolated static func read(_ bytes: ArraySlice<UInt8>) throws(JSONSyntaxError) -> DaemonStatus? {
    var reader = JSONReader(bytes)
    var pid: Int32?
    var status = DaemonStatus(
      pid: 0, startedAt: 0, nginxProgram: "nginx",
      host: HostStatus(
        isReady: false, engine: EngineStatus(isConnected: false), nginx: NginxStatus(), rebuildLimit: 0, apps: []))
    guard try reader.enterObject() else { return nil }
    while let key = try reader.nextKey() {
      switch key {
      case "pid": pid = try reader.integer().flatMap { Int32(exactly: $0) }
      case "startedAt": status.startedAt = try reader.integer() ?? 0
      case "ready": status.host.isReady = try reader.bool() ?? false
      case "docker": status.host.engine = try EngineStatus(&reader)
      case "nginx": try status.takeNginx(&reader)
      case "listeners": status.host.listeners = try ListenerStatus(&reader)
      case "rebuildLimit": status.host.rebuildLimit = try reader.integer() ?? 0
      case "trouble": status.host.trouble = try reader.string()
      case "apps": status.host.apps = try reader.list { (entry) throws(JSONSyntaxError) in try AppStatus(&entry) }
      default: try reader.skip()
      }
    }
    try reader.finish()
    guard let pid else { return nil }
    status.pid = pid
    return status
  }

  private nonisolated mutating func takeNginx(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    guard try reader.enterObject() else { return }
    while let key = try reader.nextKey() {
      switch key {
      case "program": nginxProgram = try reader.string() ?? "nginx"
      case "configuration": nginxConfiguration = try reader.string()
      case "reloads": host.nginx.reloads = try reader.integer() ?? 0
      case "upToDate": host.nginx.isUpToDate = try reader.bool() ?? false
      case "lastReload": host.nginx.lastReload = try reader.moment()
      case "lastResult": host.nginx.lastResult = try reader.string().flatMap { NginxStatus.Result(rawValue: $0) }
      case "lastDuration": host.nginx.lastDuration = try reader.integer().map { .microseconds($0) }
      case "trouble": host.nginx.trouble = try reader.string()
      default: try reader.skip()
      }
    }
  }
}

extension EngineStatus {
  fileprivate nonisolated init(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    self.init(isConnected: false)
    guard try reader.enterObject() else { return }
    while let key = try reader.nextKey() {
      switch key {
      case "connected": isConnected = try reader.bool() ?? false
      case "since": since = try reader.moment()
      case "version": version = try reader.string()
      case "lastEvent": lastEvent = try reader.moment()
      default: try reader.skip()
      }
    }
  }
}

extension ListenerStatus {
  fileprivate nonisolated init(_ reader: inout JSONReader) throws(JSONSyntaxError) {
    self = .direct(nil)
    var live: Int?
    guard try reader.enterObject() else { return }
    while let key = try reader.nextKey() {
      switch key {
      case "live": live = try reader.integer()
      case "reason": self = .direct(try reader.string())
      default: try reader.skip()
      }
    }
    if let live { self = .stable(live: live) }
  }
}

extension JSONReader {
  nonisolated mutating func moment() throws(JSONSyntaxError) -> Moment? {
    try integer().map { Moment(microseconds: Int64($0)) }
  }

  /// The elements that make sense.
  nonisolated mutating func list<Element>(
    _ read: (inout JSONReader) throws(JSONSyntaxError) -> Element?
  ) throws(JSONSyntaxError) -> [Element] {
    var elements: [Element] = []
    guard try enterArray() else { return [] }
    while try nextElement() {
      if let element = try read(&self) { elements.append(element) }
    }
    return elements
  }
}
