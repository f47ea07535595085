// SPDX-License-Identifier: MIT

import Glibc

/// A folder that only we can look into; gone with all that is in it when let go of, at the latest.
nonisolated final class PrivateFolder {
  let path: String

  /// For the time of one command.
  convenience init() throws(SystemCallFailed) {
    try self.init(at: "\(Environment.variable("TMPDIR") ?? "/tmp")/dokku-event-listener")
  }

  /// - Parameter stem: its path but for an ending of its own.
  init(at stem: String) throws(SystemCallFailed) {
    var template = Array("\(stem)-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemCallFailed(call: "mkdtemp \(stem)", code: errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { remove() }

  /// A program that exits lets go of nothing.
  func remove() { Self.remove(path) }

  /// One that somebody else left behind.
  static func remove(_ path: String) {
    for name in names(in: path) {
      let place = "\(path)/\(name)"
      if unlink(place) == -1 { remove(place) }
    }
    rmdir(path)
  }

  static func names(in path: String) -> [String] {
    var names: [String] = []
    try? Folder.open(path)?.forEachEntry { name, _ in names.append(String(cString: name)) }
    return names
  }
}
