// SPDX-License-Identifier: MIT
import Core
import Glibc
import Synchronization
import TestSupport

/// Sends everybody who connects either very much or one byte, and closes.
final class StreamBackend: Sendable {
  private final class Amount: Sendable {
    let bytes = Mutex(1)
  }

  let port: UInt16
  private let much: Int
  private let server: SocketServer
  private let amount: Amount

  init(bytes: Int) throws {
    let amount = Amount()
    port = try ListeningSocket.freePort()
    server = SocketServer(listening: try ListeningSocket.tcp(.loopback, port: port)) { connection in
      let stream = ByteStream(descriptor: connection)
      var left = amount.bytes.withLock { $0 }
      let block = [UInt8](repeating: 0x78, count: min(left, 1 << 18))
      while left > 0, stream.write(left < block.count ? Array(block.prefix(left)) : block) { left -= block.count }
    }
    self.amount = amount
    much = bytes
  }

  var sendsMuch: Bool {
    get { amount.bytes.withLock { $0 } == much }
    set { amount.bytes.withLock { $0 = newValue ? much : 1 } }
  }

  deinit { server.stop() }
}
