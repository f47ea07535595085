// SPDX-License-Identifier: MIT
import Core
import Glibc

/// One client's connection to a port of a host, or its UDP socket; closed when it goes.
package final class PortClient: Sendable {
  private let descriptor: CInt

  /// Nil where nobody takes the connection within five seconds. A UDP socket always is one.
  package init?(_ port: UInt16, _ transport: TransportProtocol = .tcp, at address: IPAddress) {
    let kind = transport == .tcp ? SOCK_STREAM : SOCK_DGRAM
    descriptor = socket(AF_INET, CInt(kind.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    var limit = timeval(tv_sec: 5, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let socket = descriptor
    guard SocketAddress.tcp(address, port: port)?.with({ connect(socket, $0, $1) }) == 0 else { return nil }
  }

  deinit { close(descriptor) }

  /// False when it was not all taken.
  @discardableResult
  package func write(_ bytes: some Collection<UInt8>) -> Bool {
    ByteStream(descriptor: descriptor).write(Array(bytes))
  }

  package func finishWriting() { shutdown(descriptor, CInt(SHUT_WR)) }

  /// As many bytes, fewer at the end or after five seconds of silence.
  package func read(_ count: Int) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while result.count < count {
      let wanted = min(count - result.count, buffer.count)
      let received = recv(descriptor, &buffer, wanted, 0)
      if received < 0, errno == EINTR { continue }
      if received <= 0 { break }
      result += buffer.prefix(received)
    }
    return result
  }

  /// Up to a line end, without it; nil where none comes.
  package func readLine() -> String? {
    var line: [UInt8] = []
    while let byte = read(1).first {
      if byte == 0x0a { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
    return nil
  }

  /// Whether what is sent comes back.
  package func echoes(_ text: String) -> Bool { write(Array(text.utf8)) && read(text.utf8.count) == Array(text.utf8) }
}
