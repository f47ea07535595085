// SPDX-License-Identifier: MIT
import Core
import Glibc
import TestSupport

/// A connection to nginx on which one small request follows another.
final class KeptConnection {
  private let descriptor: CInt
  private let request: [UInt8]

  init(to address: IPAddress, port: UInt16, domain: String) throws {
    request = Array("GET / HTTP/1.1\r\nHost: \(domain)\r\n\r\n".utf8)
    descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    guard let address = SocketAddress.tcp(address, port: port),
      address.with({ connect(descriptor, $0, $1) }) == 0
    else {
      throw DaemonFailed(description: "no connection to port \(port): \(String(cString: strerror(errno)))")
    }
    var yes: CInt = 1
    setsockopt(descriptor, CInt(IPPROTO_TCP), TCP_NODELAY, &yes, socklen_t(MemoryLayout<CInt>.size))
  }

  deinit { close(descriptor) }

  /// Asks and waits for the answer, which is small enough to come in one piece.
  func ask() throws {
    guard send(descriptor, request, request.count, CInt(MSG_NOSIGNAL)) == request.count else {
      throw DaemonFailed(description: "a request was not sent: \(String(cString: strerror(errno)))")
    }
    try withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 16) { buffer in
      let count = recv(descriptor, buffer.baseAddress, buffer.count, 0)
      guard count > 0, buffer.prefix(count).starts(with: "HTTP/1.1 200".utf8) else {
        throw DaemonFailed(
          description: "an answer was \(String(decoding: buffer.prefix(max(0, count)), as: UTF8.self))")
      }
    }
  }
}
