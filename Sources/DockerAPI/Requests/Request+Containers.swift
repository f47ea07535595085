// SPDX-License-Identifier: MIT
import Core

extension Request where Answer == Listing<Container> {
  /// `/containers/json` with those that do not run.
  package static var containers: Request {
    fetch("/containers/json", query: [("all", "1")]) { (reader) throws(JSONSyntaxError) in
      try Listing(&reader) { (entry) throws(JSONSyntaxError) in try Container(listed: &entry) }
    }
  }
}

extension Request where Answer == Container {
  /// `/containers/ID/json`
  package static func inspect(_ id: ContainerID) -> Request {
    fetch("/containers/\(id.rawValue)/json") { (reader) throws(JSONSyntaxError) in try Container(inspected: &reader) }
  }
}

extension Request where Answer == String {
  /// The folder in which a container's command starts, out of `/containers/ID/json`; empty where none is set.
  package static func workingFolder(of id: ContainerID) -> Request {
    fetch("/containers/\(id.rawValue)/json") { (reader) throws(JSONSyntaxError) in
      var folder = ""
      guard try reader.enterObject() else { return nil }
      while let key = try reader.nextKey() {
        if key == "Config" { folder = try Self.workingFolder(&reader) } else { try reader.skip() }
      }
      return folder
    }
  }

  private static func workingFolder(_ reader: inout JSONReader) throws(JSONSyntaxError) -> String {
    var folder = ""
    guard try reader.enterObject() else { return folder }
    while let key = try reader.nextKey() {
      if key == "WorkingDir" { folder = try reader.string() ?? "" } else { try reader.skip() }
    }
    return folder
  }
}

extension Request where Answer == ArchivedPath {
  /// `/containers/ID/archive`: one path of a container's file system.
  /// - Parameter limit: of a regular file's size.
  package static func archive(of id: ContainerID, _ path: String, limit: Int) -> Request {
    var request = Request(method: .get, path: "/containers/\(id.rawValue)/archive") {
      (_, body) throws(UnreadableAnswer) in
      do throws(MalformedArchive) {
        return try ArchivedPath(archive: body, named: path.split(separator: "/").last ?? "", limit: limit)
      } catch {
        throw UnreadableAnswer("\(path): \(error)")
      }
    }
    request.query = [("path", path)]
    request.bodyLimit = limit + ArchivedPath.overhead
    return request
  }
}

extension Request where Answer == Void {
  /// `/containers/ID/logs`: the last lines before a moment of the engine's clock, in one stream or in frames. They are
  /// taken as they come, so there is nothing to be read of the whole.
  package static func logs(of id: ContainerID, lines: Int, until: Timestamp) -> Request {
    var request = Request(method: .get, path: "/containers/\(id.rawValue)/logs") { _, _ in }
    request.query = [("stdout", "1"), ("stderr", "1"), ("tail", "\(lines)"), ("until", until.engineText)]
    return request
  }

  /// Done too (304) when the container runs already.
  package static func start(_ id: ContainerID) -> Request { order("/containers/\(id.rawValue)/start") }
}
