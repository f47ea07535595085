// SPDX-License-Identifier: MIT

import Glibc

/// A folder that only we can look into, for the time of one command; gone when let go of, at the latest.
nonisolated final class PrivateFolder {
  let path: String

  init() throws(SystemCallFailed) {
    let parent = Environment.variable("TMPDIR") ?? "/tmp"
    var template = Array("\(parent)/dokku-event-listener-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemCallFailed(call: "mkdtemp \(parent)", code: errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { remove() }

  /// Its files and empty folders: what is left of a trial goes with the trial. A program that exits lets go of nothing.
  func remove() {
    var names: [String] = []
    try? Folder.open(path)?.forEachEntry { name, _ in names.append(String(cString: name)) }
    for name in names where unlink("\(path)/\(name)") == -1 { rmdir("\(path)/\(name)") }
    rmdir(path)
  }
}
