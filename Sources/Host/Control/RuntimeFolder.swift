// SPDX-License-Identifier: MIT
import Glibc

/// The folder in which a running daemon can be found (setting `runtime-dir`).
package nonisolated struct RuntimeFolder: Hashable, Sendable {
  package let path: String

  package init(_ path: String) { self.path = path }

  var lockFile: String { "\(path)/daemon.pid" }
  static let stateFileName = "state.json"
  var statusFile: String { "\(path)/status.json" }
  var metricsFile: String { "\(path)/metrics.prom" }
  var stateFile: String { "\(path)/\(Self.stateFileName)" }

  /// Nil where no daemon ever laid one down.
  @MainActor package func status() -> DaemonStatus? {
    SmallFile.bytes(at: statusFile).flatMap { DaemonStatus($0[...]) }
  }

  /// Makes it where it is missing, as on a run by hand; systemd makes a service's own.
  package func create() throws(SystemCallFailed) {
    guard mkdir(path, 0o755) == -1 else { return }
    let code = errno
    if code != EEXIST { throw SystemCallFailed(call: "mkdir \(path)", code: code) }
  }
}
