// SPDX-License-Identifier: MIT
import Glibc

/// The daemon's word on itself in its runtime folder, `state.json`: what somebody who asks it for something waits for.
package nonisolated struct StateFile: Sendable {
  private static let sizeLimit = 65536

  private let path: String

  package init(in folder: RuntimeFolder) { path = folder.stateFile }

  package func write(_ state: DaemonState) throws(SystemCallFailed) {
    try Replaced.write(state.spelled, to: path)
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
