// SPDX-License-Identifier: MIT

/// Reads one HTTP/1.1 response (RFC 9112) from bytes as they arrive, cut anywhere.
package struct ResponseParser: Sendable {
  package enum Piece: Hashable, Sendable {
    case head(ResponseHead)
    /// A further part of the body, never empty.
    case body(ArraySlice<UInt8>)
    case end
  }

  enum State: Hashable {
    case statusLine, fields
    case counted(Int)
    case chunkSize, trailers
    /// This many bytes and a line's end are to come.
    case chunk(Int)
    case untilClose
    case finished
  }

  /// Bytes that status line and fields, interim responses and trailers may take together.
  package static let headLimit = 65536
  static let chunkLineLimit = 1024

  var state = State.statusLine
  let answersHead: Bool
  private let bodyLimit: Int?
  private var bodySize = 0
  /// A line whose end has not come yet.
  var partialLine: [UInt8] = []
  var headSize = 0
  var head: ResponseHead?
  var isClosing = false
  /// Something came, if only a byte.
  package private(set) var hasStarted = false

  /// - Parameters:
  ///   - answersHead: the request was a HEAD, whose answer has no body whatever it says.
  ///   - bodyLimit: in bytes; nil for a stream that is not kept.
  package init(answersHead: Bool = false, bodyLimit: Int?) {
    self.answersHead = answersHead
    self.bodyLimit = bodyLimit
  }

  package var isFinished: Bool { state == .finished }

  /// The response has ended, and the connection can carry another one.
  package var allowsReuse: Bool { isFinished && !isClosing }

  /// What these bytes complete. Bytes after the response's end only spoil the connection.
  package mutating func feed(_ bytes: ArraySlice<UInt8>) throws(MalformedResponse) -> [Piece] {
    var rest = bytes
    var pieces: [Piece] = []
    if !rest.isEmpty { hasStarted = true }
    while !rest.isEmpty, state != .finished { try step(&rest, &pieces) }
    if !rest.isEmpty { isClosing = true }
    return pieces
  }

  /// The connection has ended.
  package mutating func finish() throws(MalformedResponse) -> [Piece] {
    isClosing = true
    switch state {
    case .finished: return []
    case .untilClose:
      state = .finished
      return [.end]
    case .statusLine, .fields, .counted, .chunkSize, .chunk, .trailers: throw .cutShort
    }
  }

  private mutating func step(_ rest: inout ArraySlice<UInt8>, _ pieces: inout [Piece]) throws(MalformedResponse) {
    switch state {
    case .statusLine, .fields:
      guard let line = try takeHeadLine(&rest) else { return }
      try take(headLine: line, &pieces)
    case .chunkSize:
      guard let line = try takeLine(&rest, limit: Self.chunkLineLimit, or: .badChunk) else { return }
      try begin(chunk: line)
    case .chunk(let left): try takeChunk(&rest, left, &pieces)
    case .trailers:
      guard let line = try takeHeadLine(&rest) else { return }
      try take(trailer: line, &pieces)
    case .counted(let left):
      let part = rest.prefix(left)
      rest = rest.dropFirst(part.count)
      pieces.append(.body(part))
      state = .counted(left - part.count)
      if left == part.count { end(&pieces) }
    case .untilClose:
      try count(rest.count)
      pieces.append(.body(rest))
      rest = []
    case .finished: return
    }
  }

  mutating func end(_ pieces: inout [Piece]) {
    state = .finished
    pieces.append(.end)
  }

  mutating func count(_ size: Int) throws(MalformedResponse) {
    guard let bodyLimit else { return }
    guard size <= bodyLimit - bodySize else { throw .bodyTooLarge(limit: bodyLimit) }
    bodySize += size
  }
}
