// SPDX-License-Identifier: MIT

extension Lexer {
  /// The next token of an action; false when the action is closed.
  mutating func takeToken() throws(Fault) -> Bool {
    let start = position
    if let closing {
      guard parentheses == 0 else { throw Fault("unclosed left paren", at: position) }
      takeClosing(closing)
      emit(.close, from: start)
      return false
    }
    guard let first = byte(at: position) else { throw Fault("unclosed action", at: opening) }
    position += 1
    switch first {
    case _ where first.isBlank: takeBlanks(from: start)
    case UInt8(ascii: "\""): try takeString(from: start)
    case UInt8(ascii: "`"): try takeRawString(from: start)
    case UInt8(ascii: "'"): try takeCharacter(from: start)
    case UInt8(ascii: "$"): try takeWord(.variable, from: start)
    case UInt8(ascii: "."): try takeDot(from: start)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), 0x30...0x39: try takeNumber(from: start)
    case _ where first.isWord: try takeIdentifier(from: start)
    default: try takeMark(first, from: start)
    }
    return true
  }

  /// A blank before `-}}` belongs to the delimiter.
  private mutating func takeBlanks(from start: Int) {
    while byte(at: position)?.isBlank == true { position += 1 }
    if has("-}}") {
      position -= 1
      if position == start { return }
    }
    emit(.space, from: start)
  }

  private mutating func takeMark(_ first: UInt8, from start: Int) throws(Fault) {
    switch first {
    case UInt8(ascii: "="): emit(.assign, from: start)
    case UInt8(ascii: "|"): emit(.pipe, from: start)
    case UInt8(ascii: ":"):
      guard byte(at: position) == UInt8(ascii: "=") else { throw Fault("expected :=", at: start) }
      position += 1
      emit(.declare, from: start)
    case UInt8(ascii: "("):
      parentheses += 1
      emit(.leftParenthesis, from: start)
    case UInt8(ascii: ")"):
      parentheses -= 1
      guard parentheses >= 0 else { throw Fault("unexpected right paren", at: start) }
      emit(.rightParenthesis, from: start)
    default:
      guard first.isPrintable else { throw Fault("unrecognized character in action", at: start) }
      emit(.mark, from: start)
    }
  }

  /// `.5` is a number.
  private mutating func takeDot(from start: Int) throws(Fault) {
    if byte(at: position)?.isDigit == true { return try takeNumber(from: start) }
    try takeWord(byte(at: position)?.isWord == true ? .field : .dot, from: start)
  }

  /// The rest of a variable or field; a bare `$` and a bare `.` are whole.
  private mutating func takeWord(_ kind: Token.Kind, from start: Int) throws(Fault) {
    while byte(at: position)?.isWord == true { position += 1 }
    try requireTerminator()
    emit(kind, from: start)
  }

  private mutating func takeIdentifier(from start: Int) throws(Fault) {
    while byte(at: position)?.isWord == true { position += 1 }
    try requireTerminator()
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    switch word {
    case "true", "false": emit(.bool, from: start)
    case "nil": emit(.nil, from: start)
    default: emit(Keyword(rawValue: word).map { .keyword($0) } ?? .identifier, from: start)
    }
  }

  private func requireTerminator() throws(Fault) {
    guard let next = byte(at: position), !next.isBlank, !".,|:()".utf8.contains(next), !has("}}") else { return }
    throw Fault("bad character \(quoted(String(Unicode.Scalar(next)))) in a word", at: position)
  }
}
