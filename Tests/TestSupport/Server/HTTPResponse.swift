// SPDX-License-Identifier: MIT

/// An answer as a server writes it.
package struct HTTPResponse: Sendable {
  package var status: Int
  package var headers: [(name: String, value: String)]
  package var body: [UInt8]

  package init(_ status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// Go's HTTP server counts a body that fits its 2048-byte buffer and chunks a longer one.
  package var bytes: [UInt8] {
    if status == 204 || status == 304 { return Self.head(status, headers) }
    guard body.count > 2048 else {
      return Self.head(status, headers + [("Content-Length", "\(body.count)")]) + body
    }
    return chunkedHead + Self.chunk(body) + Self.lastChunk
  }

  /// The head of an answer whose chunks follow one by one.
  package var chunkedHead: [UInt8] { Self.head(status, headers + [("Transfer-Encoding", "chunked")]) }

  package static let lastChunk: [UInt8] = Array("0\r\n\r\n".utf8)

  package static func chunk(_ bytes: [UInt8]) -> [UInt8] {
    Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + Array("\r\n".utf8)
  }

  private static func head(_ status: Int, _ headers: [(name: String, value: String)]) -> [UInt8] {
    let lines = headers.map { "\($0.name): \($0.value)\r\n" }.joined()
    return Array("HTTP/1.1 \(status) \(reason(status))\r\n\(lines)\r\n".utf8)
  }

  private static func reason(_ status: Int) -> String {
    let known = [
      200: "OK", 204: "No Content", 304: "Not Modified", 400: "Bad Request", 403: "Forbidden", 404: "Not Found",
      409: "Conflict", 500: "Internal Server Error",
    ]
    return known[status] ?? "Status \(status)"
  }
}
