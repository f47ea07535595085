// SPDX-License-Identifier: MIT
import Glibc

/// What stands in the way to the engine's socket, before anybody has spoken to it.
package nonisolated enum SocketAccess: Hashable, Sendable {
  case missing
  /// Something else is there.
  case notASocket
  case denied
  case open

  package init(_ host: DockerHost) {
    var status = stat()
    if stat(host.path, &status) == -1 {
      self = errno == EACCES ? .denied : .missing
    } else if status.st_mode & S_IFMT != S_IFSOCK {
      self = .notASocket
    } else {
      self = Rights.refusal(of: W_OK, to: host.path) == 0 ? .open : .denied
    }
  }
}
