// SPDX-License-Identifier: MIT

/// Makes nodes of tokens, as Go's text/template does (`text/template/parse/parse.go`).
struct Parser {
  let source: Source
  let limits: Limits
  var scope = Scope(declaresAll: true)
  /// How many loops are open in the template at hand.
  var loops = 0
  private(set) var definitions: [String: Routine] = [:]
  var mentioned: Set<String> = []
  private let tokens: [Token]
  private var index = 0
  private var depth = 0

  init(_ source: Source, limits: Limits) {
    self.source = source
    self.limits = limits
    tokens = Lexer.tokens(of: source.bytes)
  }

  /// The whole template.
  mutating func routine() throws(TemplateError) -> Routine {
    var nodes: [Node] = []
    while peek.kind != .end {
      if peek.kind == .open, isDefinition {
        try definition()
      } else if let node = try node() {
        nodes.append(node)
      } else {
        skipBlanks()
        throw unexpected(peek, in: "template")
      }
    }
    return Routine(nodes: nodes, slots: scope.slots, given: scope.given)
  }

  /// A later definition replaces only an empty one, and an empty one replaces nothing.
  mutating func define(_ name: String, _ routine: Routine, at place: Int) throws(TemplateError) {
    guard let earlier = definitions[name], !earlier.isEmpty else { return definitions[name] = routine }
    if !routine.isEmpty { throw source.error(at: place, "multiple definition of template \(quoted(name))") }
  }

  mutating func enter() throws(TemplateError) {
    depth += 1
    if depth > limits.nesting {
      throw source.error(at: peek.range.lowerBound, "limit: blocks nest deeper than \(limits.nesting) levels")
    }
  }

  mutating func leave() { depth -= 1 }
}

extension Parser {
  var peek: Token { tokens[index] }

  /// The last token, the end or a fault, is never passed.
  mutating func advance() { if index < tokens.count - 1 { index += 1 } }

  mutating func skipBlanks() { while peek.kind == .space { advance() } }

  mutating func take() -> Token {
    defer { advance() }
    return peek
  }

  mutating func takeAfterBlanks() -> Token {
    skipBlanks()
    return take()
  }

  mutating func expectClose(_ context: String) throws(TemplateError) {
    let token = takeAfterBlanks()
    if token.kind != .close { throw unexpected(token, in: context) }
  }

  /// Goes back to a token seen before.
  mutating func rewind(to place: Int) { index = place }

  var cursor: Int { index }

  func text(of token: Token) -> String { String(decoding: source.bytes[token.range], as: UTF8.self) }

  func unexpected(_ token: Token, in context: String) -> TemplateError {
    let place = token.range.lowerBound
    switch token.kind {
    case .fault(let message): return source.error(at: place, message)
    case .end: return source.error(at: place, "unexpected EOF in \(context)")
    case .keyword(let word): return source.error(at: place, "unexpected {{\(word.rawValue)}} in \(context)")
    default: return source.error(at: place, "unexpected \(quoted(text(of: token))) in \(context)")
    }
  }

  private var isDefinition: Bool { tokens[(index + 1)...].first { $0.kind != .space }?.kind == .keyword(.define) }
}
