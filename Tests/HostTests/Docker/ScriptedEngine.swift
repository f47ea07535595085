// SPDX-License-Identifier: MIT
import Synchronization
import TestSupport

@testable import Host

/// A socket whose other side does what a test says, connection by connection.
nonisolated final class ScriptedEngine: Sendable {
  let host: DockerHost
  private let folder: TemporaryFolder
  private let server: SocketServer
  private let accepted: Counter

  /// `serve` gets the connection's number, from 1, on a thread of its own.
  init(_ serve: @escaping @Sendable (Int, inout ByteStream) -> Void) throws {
    let accepted = Counter()
    folder = try TemporaryFolder()
    let path = folder.path("docker.sock")
    host = try DockerHost("unix://\(path)")
    self.accepted = accepted
    server = SocketServer(listening: try ListeningSocket.unix(path: path)) { descriptor in
      var stream = ByteStream(descriptor: descriptor)
      serve(accepted.next(), &stream)
    }
  }

  var connectionsSoFar: Int { accepted.value }
  var connectionsNow: Int { server.connectionCount }

  func stop() { server.stop() }
}

nonisolated final class Counter: Sendable {
  private let count = Mutex(0)

  var value: Int { count.withLock { $0 } }

  @discardableResult
  func next() -> Int {
    count.withLock { count in
      count += 1
      return count
    }
  }
}

extension String {
  /// Whether the target is a ping, in whatever API version.
  nonisolated var isPing: Bool { hasPrefix("GET ") && hasSuffix("/_ping") }
}

extension ByteStream {
  /// The next request's method and path, `GET /v1.41/info`; nil at the end.
  nonisolated mutating func nextTarget() -> String? {
    guard case .request(let request) = nextRequest() else { return nil }
    return "\(request.method) \(request.path)"
  }

  nonisolated func answer(_ status: Int = 200, _ body: String = "", fields: String = "") {
    write(
      Array(
        "HTTP/1.1 \(status) X\r\nApi-Version: 1.41\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8))
  }

  nonisolated func send(_ text: String) { write(Array(text.utf8)) }

  nonisolated func sendChunk(_ text: String) {
    send("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n")
  }

  /// Pings and otherwise what `answer` says, until the client goes.
  nonisolated mutating func serve(_ answer: (String, ByteStream) -> Void) {
    while let target = nextTarget() {
      if target.isPing { self.answer(200, "OK") } else { answer(target, self) }
    }
  }
}
