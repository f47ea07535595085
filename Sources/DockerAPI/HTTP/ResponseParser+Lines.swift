// SPDX-License-Identifier: MIT

extension ResponseParser {
  mutating func takeHeadLine(_ rest: inout ArraySlice<UInt8>) throws(MalformedResponse) -> ArraySlice<UInt8>? {
    let before = rest.count
    let line = try takeLine(&rest, limit: Self.headLimit - headSize + partialLine.count, or: .headTooLarge)
    headSize += before - rest.count
    return line
  }

  /// Without its end, which is CR LF or, leniently, LF (RFC 9112, 2.2). Nil until it is whole.
  mutating func takeLine(
    _ rest: inout ArraySlice<UInt8>, limit: Int, or failure: MalformedResponse
  ) throws(MalformedResponse) -> ArraySlice<UInt8>? {
    let newline = rest.firstIndex(of: 0x0a)
    let part = rest[..<(newline ?? rest.endIndex)]
    guard partialLine.count + part.count <= limit else { throw failure }
    rest = newline.map { rest[($0 + 1)...] } ?? []
    guard newline != nil else {
      partialLine += part
      return nil
    }
    var line = part
    if !partialLine.isEmpty {
      line = (partialLine + part)[...]
      partialLine = []
    }
    if line.last == 0x0d { line.removeLast() }
    return line
  }
}
