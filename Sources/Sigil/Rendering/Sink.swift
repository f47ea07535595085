// SPDX-License-Identifier: MIT

/// Bytes that are being gathered, never more than allowed.
struct Sink {
  private(set) var bytes: [UInt8] = []
  private let limit: Int

  init(_ limits: Limits) { limit = limits.outputBytes }

  mutating func append(_ part: some Collection<UInt8>) throws(Fault) {
    guard part.count <= limit - bytes.count else { throw Fault("limit: the text is longer than \(limit) bytes") }
    bytes.append(contentsOf: part)
  }

  mutating func append(_ part: StaticString) throws(Fault) {
    try append(UnsafeBufferPointer(start: part.utf8Start, count: part.utf8CodeUnitCount))
  }

  mutating func append(_ text: String) throws(Fault) { try append(text.utf8) }

  mutating func append(_ byte: UInt8, times count: Int = 1) throws(Fault) {
    try append(repeatElement(byte, count: count))
  }
}
