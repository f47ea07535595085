// SPDX-License-Identifier: MIT

extension Lexer {
  mutating func takeString(from start: Int) throws(Fault) {
    try takeQuoted(.doubleQuote, from: start, "unterminated quoted string")
    emit(.string, from: start)
  }

  mutating func takeCharacter(from start: Int) throws(Fault) {
    try takeQuoted(.singleQuote, from: start, "unterminated character constant")
    emit(.character, from: start)
  }

  mutating func takeRawString(from start: Int) throws(Fault) {
    while let byte = byte(at: position) {
      position += 1
      if byte == UInt8(ascii: "`") { return emit(.rawString, from: start) }
    }
    throw Fault("unterminated raw quoted string", at: start)
  }

  /// Up to the quotation mark that no backslash precedes; on one line.
  private mutating func takeQuoted(_ mark: UInt8, from start: Int, _ problem: String) throws(Fault) {
    while let byte = byte(at: position), byte != .lineFeed {
      position += 1
      if byte == mark { return }
      guard byte == .backslash else { continue }
      guard let next = self.byte(at: position), next != .lineFeed else { break }
      position += 1
    }
    throw Fault(problem, at: start)
  }

  /// Whatever looks like a number; whether it is one is told when it is read.
  mutating func takeNumber(from start: Int) throws(Fault) {
    position = start
    accept("+-")
    var digits: StaticString = "0123456789_"
    var exponent: StaticString = "eE"
    if byte(at: position) == .zero {
      position += 1
      if accept("xX") {
        digits = "0123456789abcdefABCDEF_"
        exponent = "pP"
      } else if accept("oO") || accept("bB") {
        exponent = ""
      }
    }
    while accept(digits) {}
    if accept(".") { while accept(digits) {} }
    if accept(exponent) {
      accept("+-")
      while accept("0123456789_") {}
    }
    if let next = byte(at: position), next.isWord { throw Fault("bad number syntax", at: start) }
    emit(.number, from: start)
  }

  @discardableResult
  private mutating func accept(_ allowed: StaticString) -> Bool {
    guard let next = byte(at: position) else { return false }
    guard allowed.withUTF8Buffer({ $0.contains(next) }) else { return false }
    position += 1
    return true
  }
}
