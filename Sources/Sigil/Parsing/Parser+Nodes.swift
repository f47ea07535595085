// SPDX-License-Identifier: MIT

extension Parser {
  /// What a list of nodes ends with; `else` is taken, what follows it is not.
  enum Ending {
    case end
    case otherwise
  }

  /// The nodes up to an `end` or `else` of the block that they are in.
  mutating func nodes(of context: Keyword) throws(TemplateError) -> ([Node], Ending) {
    let place = peek.range.lowerBound
    var nodes: [Node] = []
    while true {
      if let node = try node() {
        nodes.append(node)
        continue
      }
      let token = takeAfterBlanks()
      if token.kind == .end { throw source.error(at: place, "unexpected EOF: {{\(context.rawValue)}} has no {{end}}") }
      guard token.kind != .keyword(.end) else {
        try expectClose("{{end}}")
        return (nodes, .end)
      }
      guard token.kind == .keyword(.else) else { throw unexpected(token, in: "{{\(context.rawValue)}}") }
      return (nodes, .otherwise)
    }
  }

  /// Nil before `{{end}}`, `{{else}}` and the end of the text; the opening braces are taken.
  mutating func node() throws(TemplateError) -> Node? {
    let token = peek
    switch token.kind {
    case .text:
      advance()
      return .text(source.bytes[token.range])
    case .open:
      advance()
      return try action()
    case .end: return nil
    default: throw unexpected(token, in: "template")
    }
  }

  /// An opening brace was taken.
  private mutating func action() throws(TemplateError) -> Node? {
    skipBlanks()
    guard case .keyword(let word) = peek.kind else {
      let pipeline = try pipeline("command", until: .close)
      return pipeline.targets.isEmpty ? .print(pipeline) : .assign(pipeline)
    }
    switch word {
    case .end, .else: return nil
    case .if, .with: return try branch(word)
    case .range: return try loop()
    case .template: return try call()
    case .block: return try block()
    case .break: return try leaving(.loop, word)
    case .continue: return try leaving(.iteration, word)
    case .define: throw unexpected(peek, in: "a block: only a template itself defines others")
    }
  }

  private mutating func leaving(_ leaving: Leaving, _ word: Keyword) throws(TemplateError) -> Node {
    let token = take()
    try expectClose("{{\(word.rawValue)}}")
    guard loops > 0 else { throw source.error(at: token.range.lowerBound, "{{\(word.rawValue)}} outside {{range}}") }
    return .leave(leaving)
  }
}
