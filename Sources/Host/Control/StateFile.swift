// SPDX-License-Identifier: MIT
import Glibc

/// The daemon's word on itself in its runtime folder: `state.json`, replaced whole so that no reader sees half of one.
/// The folder is in memory, so writing is no waiting, and a reboot empties it.
package nonisolated struct StateFile: Sendable {
  private static let sizeLimit = 65536

  private let path: String

  package init(in folder: RuntimeFolder) { path = folder.stateFile }

  package func write(_ state: DaemonState) throws(SystemCallFailed) {
    let temporary = "\(path).tmp"
    let descriptor = try checked("open \(temporary)") {
      open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    }
    defer { close(descriptor) }
    let text = state.spelled
    let count = try checked("write \(temporary)") { Glibc.write(descriptor, text, text.utf8.count) }
    guard count == text.utf8.count else { throw SystemCallFailed(call: "write \(temporary)", code: ENOSPC) }
    try checked("rename \(path)") { rename(temporary, path) }
  }

  /// Nil where no daemon ever wrote one.
  package func read() -> DaemonState? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor != -1 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: Self.sizeLimit)
    let count = Glibc.read(descriptor, &buffer, buffer.count)
    return count > 0 ? DaemonState(buffer[..<count]) : nil
  }
}
