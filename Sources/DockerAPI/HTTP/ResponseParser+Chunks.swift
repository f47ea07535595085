// SPDX-License-Identifier: MIT

extension ResponseParser {
  /// `1a3;extension`, in hexadecimal (RFC 9112, 7.1).
  mutating func begin(chunk line: ArraySlice<UInt8>) throws(MalformedResponse) {
    let digits = line.prefix { $0 != 0x3b }.trimmingBlanks()
    guard (1...15).contains(digits.count) else { throw .badChunk }
    var size = 0
    for digit in digits {
      guard let value = digit.hexDigitValue else { throw .badChunk }
      size = size << 4 | Int(value)
    }
    try count(size)
    state = size == 0 ? .trailers : .chunk(size)
  }

  mutating func takeChunk(
    _ rest: inout ArraySlice<UInt8>, _ left: Int, _ pieces: inout [Piece]
  ) throws(MalformedResponse) {
    if left > 0 {
      let part = rest.prefix(left)
      rest = rest.dropFirst(part.count)
      pieces.append(.body(part))
      state = .chunk(left - part.count)
    } else if let line = try takeLine(&rest, limit: 2, or: .badChunk) {
      guard line.isEmpty else { throw .badChunk }
      state = .chunkSize
    }
  }

  /// Trailers are read for their form alone.
  mutating func take(trailer line: ArraySlice<UInt8>, _ pieces: inout [Piece]) throws(MalformedResponse) {
    if line.isEmpty { return end(&pieces) }
    var ignored = ResponseHead(status: 200)
    try ignored.add(fieldLine: line)
  }
}
