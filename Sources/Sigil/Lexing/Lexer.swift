// SPDX-License-Identifier: MIT

/// Cuts a template into tokens, as Go's text/template does (`text/template/parse/lex.go`). A fault ends the tokens; what is
/// wrong before it is reported first.
struct Lexer {
  struct Fault: Error {
    let place: Int
    let message: String

    init(_ message: String, at place: Int) {
      self.message = message
      self.place = place
    }
  }

  let bytes: [UInt8]
  var position = 0
  var parentheses = 0
  /// Of the action at hand.
  private(set) var opening = 0
  private(set) var tokens: [Token] = []

  static func tokens(of bytes: [UInt8]) -> [Token] {
    var lexer = Lexer(bytes: bytes)
    do throws(Fault) {
      try lexer.run()
      lexer.emit(.end, from: bytes.count)
    } catch {
      lexer.tokens.append(Token(kind: .fault(error.message), range: error.place..<error.place))
    }
    return lexer.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func run() throws(Fault) {
    while position < bytes.count {
      takeText()
      guard position < bytes.count else { return }
      if try takeComment() { continue }
      takeOpening()
      while try takeToken() {}
    }
  }

  /// Everything before the next action.
  private mutating func takeText() {
    let start = position
    while position < bytes.count, !has("{{") { position += 1 }
    var end = position
    if trimsBefore { while end > start, bytes[end - 1].isBlank { end -= 1 } }
    if end > start { tokens.append(Token(kind: .text, range: start..<end)) }
  }

  /// The opening braces are next, with a minus sign and a blank.
  private var trimsBefore: Bool { byte(at: position + 2) == .minus && byte(at: position + 3)?.isBlank == true }

  private mutating func takeOpening() {
    opening = position
    position += trimsBefore ? 3 : 2
    emit(.open, from: opening)
  }

  /// A comment fills its action: nothing but trim markers may be beside it.
  private mutating func takeComment() throws(Fault) -> Bool {
    let start = position
    let inside = position + (trimsBefore ? 4 : 2)
    guard has("/*", at: inside) else { return false }
    position = inside + 2
    while position < bytes.count, !has("*/") { position += 1 }
    guard position < bytes.count else { throw Fault("unclosed comment", at: start) }
    position += 2
    guard let closing else { throw Fault("comment ends before closing delimiter", at: start) }
    takeClosing(closing)
    return true
  }

  /// How many bytes the closing braces take that are next, trim marker included.
  var closing: Int? {
    if has("}}") { return 2 }
    guard byte(at: position)?.isBlank == true, has("-}}", at: position + 1) else { return nil }
    return 4
  }

  mutating func takeClosing(_ length: Int) {
    position += length
    if length == 4 { while position < bytes.count, bytes[position].isBlank { position += 1 } }
  }

  func byte(at place: Int) -> UInt8? { place < bytes.count ? bytes[place] : nil }

  func has(_ text: StaticString, at place: Int? = nil) -> Bool {
    let place = place ?? position
    guard place + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { $0.elementsEqual(bytes[place..<place + $0.count]) }
  }

  mutating func emit(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: start..<position))
  }
}
