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
