// SPDX-License-Identifier: MIT

/// A cursor over one JSON text (RFC 8259), read in its order and without a tree: an answer about a thousand containers
/// is a megabyte of which little is wanted.
///
/// Every reading method takes exactly one value. One of another type than asked for is taken too and counts as absent;
/// only bytes that are no JSON throw, so a single odd entry does not spoil a list.
package struct JSONReader: Sendable {
  package static let depthLimit = 64

  let bytes: ArraySlice<UInt8>
  var position: Int
  private var depth = 0
  /// Nothing was read yet of the innermost object or array, so no comma comes first.
  private var isFirst = false

  package init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  /// True on an object, whose members follow by `nextKey`.
  package mutating func enterObject() throws(JSONSyntaxError) -> Bool { try enter(0x7b) }

  /// True on an array, whose elements follow while `nextElement` is true.
  package mutating func enterArray() throws(JSONSyntaxError) -> Bool { try enter(0x5b) }

  /// The next member's key; its value is to be read next. Nil at the object's end.
  package mutating func nextKey() throws(JSONSyntaxError) -> String? {
    guard try nextItem(before: 0x7d) else { return nil }
    try expect(0x22, "a key")
    let key = try takeString()
    try expect(0x3a, "a colon")
    return key
  }

  /// False at the array's end.
  package mutating func nextElement() throws(JSONSyntaxError) -> Bool { try nextItem(before: 0x5d) }

  package mutating func skip() throws(JSONSyntaxError) {
    switch try peek() {
    case 0x7b:
      _ = try enterObject()
      while try nextItem(before: 0x7d) {
        try expect(0x22, "a key")
        try skipString()
        try expect(0x3a, "a colon")
        try skip()
      }
    case 0x5b:
      _ = try enterArray()
      while try nextElement() { try skip() }
    case 0x22:
      position += 1
      try skipString()
    case 0x74: try take("true")
    case 0x66: try take("false")
    case 0x6e: try take("null")
    default: _ = try takeNumber()
    }
  }

  /// To be called after the text's one value.
  package mutating func finish() throws(JSONSyntaxError) {
    skipBlanks()
    if position < bytes.endIndex { throw error("the end") }
  }

  private mutating func enter(_ bracket: UInt8) throws(JSONSyntaxError) -> Bool {
    guard try peek() == bracket else {
      try skip()
      return false
    }
    guard depth < Self.depthLimit else { throw error("no more than \(Self.depthLimit) levels") }
    depth += 1
    position += 1
    isFirst = true
    return true
  }

  private mutating func nextItem(before bracket: UInt8) throws(JSONSyntaxError) -> Bool {
    let next = try peek()
    if next == bracket {
      position += 1
      depth -= 1
      isFirst = false
      return false
    }
    if isFirst {
      isFirst = false
    } else {
      try expect(0x2c, "a comma")
    }
    return true
  }

  /// The first byte of what comes next.
  mutating func peek() throws(JSONSyntaxError) -> UInt8 {
    skipBlanks()
    guard position < bytes.endIndex else { throw error("more") }
    return bytes[position]
  }

  mutating func expect(_ byte: UInt8, _ name: String) throws(JSONSyntaxError) {
    guard try peek() == byte else { throw error(name) }
    position += 1
  }

  mutating func take(_ word: StaticString) throws(JSONSyntaxError) {
    let isThere = word.withUTF8Buffer { bytes[position...].starts(with: $0) }
    guard isThere else { throw error("a value") }
    position += word.utf8CodeUnitCount
  }

  func error(_ expected: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: position - bytes.startIndex, expected: expected)
  }

  private mutating func skipBlanks() {
    while position < bytes.endIndex {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 else { return }
      position += 1
    }
  }
}
