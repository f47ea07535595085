// SPDX-License-Identifier: MIT
import CLinux
import Glibc

/// A folder of our own that holds one trial's files: readable by nobody else, gone when let go of.
nonisolated final class TrialFolder {
  let path: String

  /// The parent is made if it is not there; its own parent must be.
  init(in parent: String) throws(SystemCallFailed) {
    if mkdir(parent, 0o700) == -1, errno != EEXIST { throw SystemCallFailed(call: "mkdir \(parent)", code: errno) }
    var template = Array("\(parent)/trial-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemCallFailed(call: "mkdtemp \(parent)", code: errno) }
    path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
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

  /// nginx leaves an empty pid file and empty folders.
  deinit {
    guard let folder = try? Folder.open(path) else { return }
    var names: [String] = []
    try? folder.forEachEntry { name, _ in names.append(String(cString: name)) }
    for name in names where unlinkat(folder.descriptor, name, 0) == -1 {
      unlinkat(folder.descriptor, name, AT_REMOVEDIR)
    }
    rmdir(path)
  }
}
