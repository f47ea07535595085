// SPDX-License-Identifier: MIT
import CLinux
import Glibc

/// A folder of our own that holds one trial's files: readable by nobody else, gone when let go of.
nonisolated final class TrialFolder {
  let path: String

  /// The parent is made if it is not there; its own parent must be.
  init(in parent: String) throws(SystemCallFailed) {
    if mkdir(parent, 0o700) == -1, errno != EEXIST { throw SystemCallFailed(call: "mkdir \(parent)", code: errno) }
    var template = Array("\(parent)/trial-\(getpid())-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemCallFailed(call: "mkdtemp \(parent)", code: errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  deinit { Self.remove(path) }

  /// Not durable: a trial does not outlive its program.
  func write(_ bytes: [UInt8], to name: String) throws(SystemCallFailed) {
    let place = "\(path)/\(name)"
    let descriptor = try checked("open \(place)") { open(place, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600) }
    defer { close(descriptor) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = try checked("write \(place)") {
        rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      }
      rest = rest.dropFirst(written)
    }
  }

  /// Removes what programs left here that were killed in the middle of a trial.
  static func removeLeftovers(in parent: String) {
    for name in names(in: parent) where name.hasPrefix("trial-") {
      let parts = name.split(separator: "-")
      guard parts.count == 3, let pid = pid_t(parts[1]), pid > 0 else { continue }
      if kill(pid, 0) == -1, errno == ESRCH { remove("\(parent)/\(name)") }
    }
  }

  /// nginx adds an empty pid file and empty folders.
  private static func remove(_ path: String) {
    for name in names(in: path) {
      let place = "\(path)/\(name)"
      if unlink(place) == -1 { rmdir(place) }
    }
    rmdir(path)
  }

  private static func names(in path: String) -> [String] {
    var names: [String] = []
    try? Folder.open(path)?.forEachEntry { name, _ in names.append(String(cString: name)) }
    return names
  }
}
