// SPDX-License-Identifier: MIT
import Foundation
import Glibc
import Synchronization

/// Accepts connections on a socket and gives each a thread of its own. A test peer: it blocks where it likes.
package final class SocketServer: Sendable {
  private struct State {
    var connections: Set<CInt> = []
    var isStopped = false
  }

  private let listener: CInt
  private let state = Mutex(State())

  /// Takes the listening socket over.
  package init(listening listener: CInt, serve: @escaping @Sendable (CInt) -> Void) {
    self.listener = listener
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0 else {
          if errno == EINTR || errno == ECONNABORTED { continue }
          break
        }
        // A process that a test starts meanwhile would hold the connection open.
        _ = fcntl(connection, F_SETFD, FD_CLOEXEC)
        guard let server = self, server.admit(connection) else {
          close(connection)
          continue
        }
        Thread.detachNewThread {
          serve(connection)
          server.dismiss(connection)
        }
      }
      close(listener)
    }
  }

  deinit { stop() }

  /// Ends every connection at once and accepts no more. Threads end by themselves.
  package func stop() {
    state.withLock { state in
      guard !state.isStopped else { return }
      state.isStopped = true
      shutdown(listener, CInt(SHUT_RDWR))
      for connection in state.connections { shutdown(connection, CInt(SHUT_RDWR)) }
    }
  }

  package var connectionCount: Int { state.withLock { $0.connections.count } }

  private func admit(_ connection: CInt) -> Bool {
    state.withLock { state in
      guard !state.isStopped else { return false }
      state.connections.insert(connection)
      return true
    }
  }

  private func dismiss(_ connection: CInt) {
    state.withLock { state in
      state.connections.remove(connection)
      close(connection)
    }
  }
}
