// SPDX-License-Identifier: MIT
import Glibc

/// A connected, blocking socket and what was read ahead from it. One thread uses it.
package struct ByteStream {
  package let descriptor: CInt
  private var ahead: [UInt8] = []

  package init(descriptor: CInt) { self.descriptor = descriptor }

  /// The next request of the connection; nil at its end, `.malformed` for what is none.
  package mutating func nextRequest() -> Incoming? {
    let end: [UInt8] = [13, 10, 13, 10]
    while true {
      if let position = Self.position(of: end, in: ahead) {
        let head = String(decoding: ahead[..<position], as: UTF8.self)
        ahead.removeFirst(position + end.count)
        guard var request = HTTPRequest(head: head) else { return .malformed }
        guard let body = take(request.bodyLength) else { return nil }
        request.body = body
        return .request(request)
      }
      if ahead.count > 1 << 20 { return .malformed }
      guard readMore() else { return nil }
    }
  }

  package enum Incoming {
    case request(HTTPRequest)
    case malformed
  }

  /// False when the peer is gone.
  @discardableResult
  package func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let sent = rest.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, CInt(MSG_NOSIGNAL)) }
      if sent < 0 && errno == EINTR { continue }
      if sent <= 0 { return false }
      rest = rest.dropFirst(sent)
    }
    return true
  }

  /// All that comes until the peer closes, or until a deadline of the socket's own.
  package consuming func readToEnd() -> [UInt8] {
    while readMore() {}
    return ahead
  }

  /// Returns once the peer has closed, whatever it sends until then.
  package mutating func waitForClose() {
    while readMore() { ahead.removeAll() }
  }

  private mutating func take(_ count: Int) -> [UInt8]? {
    while ahead.count < count {
      guard readMore() else { return nil }
    }
    defer { ahead.removeFirst(count) }
    return Array(ahead.prefix(count))
  }

  private mutating func readMore() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16384)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { return false }
      ahead += buffer.prefix(count)
      return true
    }
  }

  private static func position(of needle: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= needle.count else { return nil }
    return (0...(bytes.count - needle.count)).first { bytes[$0..<($0 + needle.count)].elementsEqual(needle) }
  }
}
