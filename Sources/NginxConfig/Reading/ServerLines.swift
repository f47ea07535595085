// SPDX-License-Identifier: MIT
import Core

/// The `server` directives of an nginx configuration that somebody else wrote, and the smallest changes that keep requests
/// away from addresses which are no longer an app's. Every byte that need not change stays.
package struct ServerLines: Sendable {
  /// nginx takes a quoted word for the word itself; only this program quotes this one, so it knows its own marks.
  static let mark = Array("\"down\"".utf8)

  package let servers: [ServerLine]
  /// Addresses that requests are passed to without an upstream: not ours to change, only to tell.
  package let passes: [DirectPass]
  private let bytes: [UInt8]

  package init(_ text: String) throws(UnreadableConfiguration) { try self.init(Array(text.utf8)) }

  package init(_ bytes: [UInt8]) throws(UnreadableConfiguration) {
    var scan = ServerLineScan(bytes)
    try scan.run()
    self.bytes = bytes
    servers = scan.servers
    passes = scan.passes
  }

  /// The addresses that requests may go to by this file.
  package var openListeners: Set<Listener> {
    Set(servers.filter { !$0.isDown }.compactMap(\.listener)).union(passes.map(\.listener))
  }

  /// The file with `down` at every server whose address is to be closed, and with marks of ours taken back elsewhere. A
  /// `down` that somebody else wrote stays; so does a server that is a Unix socket.
  package func closing(_ mustClose: (Listener) -> Bool) -> [UInt8] {
    edited { server in
      guard let listener = server.listener else { return [] }
      switch (mustClose(listener), server.markRange) {
      case (true, nil): return server.isDown ? [] : [(server.end..<server.end, [0x20] + Self.mark)]
      case (false, let range?): return [(range, [])]
      case (true, _), (false, nil): return []
      }
    }
  }

  /// The file with each address that is a key of the map replaced by its value, and opened where a mark of ours closed it.
  package func replacing(_ successors: [Listener: Listener]) -> [UInt8] {
    edited { server in
      guard let listener = server.listener, let successor = successors[listener] else { return [] }
      let address = (server.addressRange, Array("\(successor)".utf8))
      return [address] + (server.markRange.map { [($0, [])] } ?? [])
    }
  }

  /// The file with `max_fails=0` at every server whose address is trusted to refuse by itself what it cannot serve: nginx
  /// would leave it out for ten seconds more (ngx_http_upstream_module, `server`). One that says something else keeps it.
  package func trusting(_ isTrusted: (Listener) -> Bool) -> [UInt8] {
    edited { server in
      guard let listener = server.listener, isTrusted(listener) else { return [] }
      return parameters(server).contains { $0.hasPrefix("max_fails") }
        ? [] : [(server.end..<server.end, Array(" max_fails=0".utf8))]
    }
  }

  /// Those that nginx is told to trust, whoever did so.
  package var trusted: Set<Listener> {
    Set(servers.filter { parameters($0).contains("max_fails=0") }.compactMap(\.listener))
  }

  private func parameters(_ server: ServerLine) -> [Substring] {
    String(decoding: bytes[server.addressRange.upperBound..<server.end], as: UTF8.self).split { $0.isWhitespace }
  }

  private func edited(_ edits: (ServerLine) -> [(Range<Int>, [UInt8])]) -> [UInt8] {
    var result: [UInt8] = []
    var copied = 0
    for (range, replacement) in servers.flatMap(edits) {
      result += bytes[copied..<range.lowerBound]
      result += replacement
      copied = range.upperBound
    }
    return result + bytes[copied...]
  }
}
