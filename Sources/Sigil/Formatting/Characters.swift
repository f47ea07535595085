// SPDX-License-Identifier: MIT

/// The characters of a text, one after another, each with its bytes. A byte that is part of none stands alone, with nil.
struct Characters: Sequence, IteratorProtocol {
  private let text: Text
  private var place: Int

  init(_ text: Text) {
    self.text = text
    place = text.startIndex
  }

  mutating func next() -> (bytes: Text, scalar: Unicode.Scalar?)? {
    guard place < text.endIndex else { return nil }
    let start = place
    let scalar = text[start] < 0x80 ? Unicode.Scalar(text[start]) : decoded()
    place += scalar.map { UTF8.width($0) } ?? 1
    return (text[start..<place], scalar)
  }

  private func decoded() -> Unicode.Scalar? {
    var decoder = UTF8()
    var bytes = text[place..<Swift.min(place + 4, text.endIndex)].makeIterator()
    if case .scalarValue(let scalar) = decoder.decode(&bytes) { return scalar }
    return nil
  }
}
