// SPDX-License-Identifier: MIT
import CLinux
import Glibc

/// A folder of our own that holds one trial's files: readable by nobody else, gone when let go of.
nonisolated final class TrialFolder {
  private let folder: PrivateFolder
  var path: String { folder.path }

  /// The parent is made if it is not there; its own parent must be. nginx adds an empty pid file and empty folders.
  init(in parent: String) throws(SystemCallFailed) {
    if mkdir(parent, 0o700) == -1, errno != EEXIST { throw SystemCallFailed(call: "mkdir \(parent)", code: errno) }
    folder = try PrivateFolder(at: "\(parent)/trial-\(getpid())")
  }

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
    for name in PrivateFolder.names(in: parent) where name.hasPrefix("trial-") {
      let parts = name.split(separator: "-")
      guard parts.count == 3, let pid = pid_t(parts[1]), pid > 0 else { continue }
      if kill(pid, 0) == -1, errno == ESRCH { PrivateFolder.remove("\(parent)/\(name)") }
    }
  }
}
