// SPDX-License-Identifier: MIT

/// Takes a container's output apart again: without a terminal the engine sends it in frames of eight bytes and a payload
/// (Engine API, ContainerAttach, "Stream format"), cut anywhere.
package struct LogDemultiplexer: Sendable {
  package enum Stream: UInt8, Hashable, Sendable { case input, output, error }

  package struct Piece: Hashable, Sendable {
    package let stream: Stream
    /// Never empty.
    package let bytes: ArraySlice<UInt8>
  }

  private static let headerSize = 8

  private var header: [UInt8] = []
  private var stream = Stream.output
  private var left = 0
  /// What came was no frame; nothing after it can be told apart.
  package private(set) var isBroken = false

  package init() {}

  package mutating func feed(_ bytes: ArraySlice<UInt8>) -> [Piece] {
    var pieces: [Piece] = []
    var rest = bytes
    while !rest.isEmpty, !isBroken {
      if left > 0 {
        let payload = rest.prefix(left)
        pieces.append(Piece(stream: stream, bytes: payload))
        left -= payload.count
        rest = rest.dropFirst(payload.count)
      } else {
        let part = rest.prefix(Self.headerSize - header.count)
        header += part
        rest = rest.dropFirst(part.count)
        if header.count == Self.headerSize { begin() }
      }
    }
    return pieces
  }

  private mutating func begin() {
    guard let stream = Stream(rawValue: header[0]), header[1...3].allSatisfy({ $0 == 0 }) else {
      isBroken = true
      return
    }
    self.stream = stream
    left = header[4...].reduce(0) { $0 << 8 | Int($1) }
    header.removeAll(keepingCapacity: true)
  }
}
