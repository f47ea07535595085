// SPDX-License-Identifier: MIT

extension ResponseParser {
  mutating func take(headLine line: ArraySlice<UInt8>, _ pieces: inout [Piece]) throws(MalformedResponse) {
    if state == .statusLine {
      head = try ResponseHead(statusLine: line)
      state = .fields
    } else if !line.isEmpty {
      try head?.add(fieldLine: line)
    } else if let head {
      self.head = nil
      try begin(head, &pieces)
    }
  }

  /// RFC 9112, 6.3.
  private mutating func begin(_ head: ResponseHead, _ pieces: inout [Piece]) throws(MalformedResponse) {
    if head.status == 101 { throw .protocolSwitched }
    if head.status < 200 {
      state = .statusLine
      return
    }
    isClosing = head.asksToClose
    pieces.append(.head(head))
    let isChunked = try head.isChunked()
    let length = try head.contentLength()
    if answersHead || head.status == 204 || head.status == 304 || length == 0 {
      end(&pieces)
    } else if isChunked {
      state = .chunkSize
    } else if let length {
      try count(length)
      state = .counted(length)
    } else {
      state = .untilClose
    }
  }
}
