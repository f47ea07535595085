// SPDX-License-Identifier: MIT
import Core
import Foundation

/// Asks one question on a connection of its own, as every new visitor does.
package struct WebClient: Sendable {
  package let port: UInt16

  package init(port: UInt16) { self.port = port }

  /// Status and body; nil where no whole answer came within a second.
  package func get(host: String) -> (status: Int, body: String)? {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var limit = timeval(tv_sec: 1, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    guard SocketAddress.tcp(.loopback, port: port)?.with({ connect(descriptor, $0, $1) }) == 0 else { return nil }
    let stream = ByteStream(descriptor: descriptor)
    stream.write(Array("GET / HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n".utf8))
    return Self.parse(stream.readToEnd())
  }

  private static func parse(_ answer: [UInt8]) -> (Int, String)? {
    let text = String(decoding: answer, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n"), let status = Int(text.dropFirst(9).prefix(3)) else { return nil }
    return (status, String(text[end.upperBound...]))
  }
}
