// SPDX-License-Identifier: MIT

extension Parser {
  /// A term and the fields that follow it without a blank.
  mutating func operand() throws(TemplateError) -> Operand {
    let token = take()
    switch token.kind {
    case .field: return .fields(fields([field(token)]))
    case .variable:
      let slot = try slot(of: String(text(of: token).dropFirst()), at: token.range.lowerBound)
      return .variable(slot: slot, fields: fields([]))
    case .identifier:
      let function = try function(token)
      let fields = fields([])
      return fields.isEmpty ? .function(function) : .fieldsOfFunction(function, fields)
    case .leftParenthesis:
      try enter()
      let pipeline = try pipeline("parenthesized pipeline", until: .rightParenthesis)
      leave()
      return .pipeline(pipeline, fields: fields([]))
    default:
      let operand = try constant(token)
      if peek.kind == .field {
        throw source.error(at: token.range.lowerBound, "unexpected . after term \(quoted(text(of: token)))")
      }
      return operand
    }
  }

  private mutating func fields(_ first: [String]) -> [String] {
    var names = first
    while peek.kind == .field { names.append(field(take())) }
    return names
  }

  private mutating func field(_ token: Token) -> String {
    let name = String(text(of: token).dropFirst())
    mentioned.insert(name)
    return name
  }

  private func function(_ token: Token) throws(TemplateError) -> Function {
    let name = text(of: token)
    if let function = Function(rawValue: name) { return function }
    throw source.error(at: token.range.lowerBound, "function \(quoted(name)) not defined")
  }

  private mutating func constant(_ token: Token) throws(TemplateError) -> Operand {
    switch token.kind {
    case .dot: return .dot
    case .nil: return .nil
    case .bool: return .constant(.bool(text(of: token) == "true"))
    case .string, .rawString:
      let value = try string(token)
      mention(value)
      return .constant(.text(value))
    default:
      if let value = Literal.number(source.bytes[token.range]) { return .constant(value) }
      throw source.error(at: token.range.lowerBound, "bad number or character constant")
    }
  }

  func string(_ token: Token) throws(TemplateError) -> Text {
    let inside = source.bytes[token.range].dropFirst().dropLast()
    // A raw string has no escapes, and by Go's rules no carriage returns either.
    if token.kind == .rawString { return inside.filter { $0 != 0x0d }[...] }
    if let value = Literal.unescaped(inside) { return value }
    throw source.error(at: token.range.lowerBound, "invalid escape in string")
  }

  /// `var "NAME"`, `index . "NAME"` and `pointer "/NAME" .` depend on a variable too.
  private mutating func mention(_ text: Text) {
    let word = text.first == UInt8(ascii: "/") ? text.dropFirst() : text
    if !word.isEmpty, word.allSatisfy(\.isWord) { mentioned.insert(String(decoding: word, as: UTF8.self)) }
  }
}
