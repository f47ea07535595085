// SPDX-License-Identifier: MIT
import Glibc

/// Files of the runtime folder, replaced whole so that no reader sees half of one. The folder is in memory, so writing is
/// no waiting, and a reboot empties it.
nonisolated enum Replaced {
  static func write(_ text: String, to path: String) throws(SystemCallFailed) {
    let temporary = "\(path).tmp"
    let descriptor = try checked("open \(temporary)") {
      open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      var count = 0
      try checked("write \(temporary)") {
        count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        return count < 0 ? -1 : 0
      }
      if count == 0 { throw SystemCallFailed(call: "write \(temporary)", code: ENOSPC) }
      rest = rest.dropFirst(count)
    }
    try checked("rename \(path)") { rename(temporary, path) }
  }
}
