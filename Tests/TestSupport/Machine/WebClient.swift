// SPDX-License-Identifier: MIT
import Core
import Foundation

/// Asks one question on a connection of its own, as every new visitor does.
package struct WebClient: Sendable {
  package let address: IPAddress
  package let port: UInt16
  private let patience: Duration

  /// - Parameter patience: for the connection, and for the answer on it.
  package init(address: IPAddress = .loopback, port: UInt16, patience: Duration = .seconds(1)) {
    self.address = address
    self.port = port
    self.patience = patience
  }

  /// Status and body; nil where no whole answer came in time.
  package func get(host: String) -> (status: Int, body: String)? { getAtOnce(host: host, connections: 1).first }

  /// Several visitors at the same moment; those who got an answer. One alone is served by whichever worker of nginx has
  /// waited the longest, which after a reload is an old one.
  package func getAtOnce(host: String, connections: Int) -> [(status: Int, body: String)] {
    let request = Array("GET / HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n".utf8)
    let streams = (0..<connections).compactMap { _ in connected().map { ByteStream(descriptor: $0) } }
    for stream in streams { stream.write(request) }
    return streams.compactMap { stream in
      defer { close(stream.descriptor) }
      return Self.parse(stream.readToEnd())
    }
  }

  private func connected() -> CInt? {
    let descriptor = socket(AF_INET, CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return nil }
    let (seconds, attoseconds) = patience.components
    var limit = timeval(tv_sec: Int(seconds), tv_usec: Int(attoseconds / 1_000_000_000_000))
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    _ = Visitor.next(to: address)?.with { bind(descriptor, $0, $1) }
    if SocketAddress.tcp(address, port: port)?.with({ connect(descriptor, $0, $1) }) == 0 { return descriptor }
    close(descriptor)
    return nil
  }

  private static func parse(_ answer: [UInt8]) -> (Int, String)? {
    let text = String(decoding: answer, as: UTF8.self)
    guard let end = text.range(of: "\r\n\r\n"), let status = Int(text.dropFirst(9).prefix(3)) else { return nil }
    return (status, String(text[end.upperBound...]))
  }
}
