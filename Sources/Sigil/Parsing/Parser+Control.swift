// SPDX-License-Identifier: MIT

extension Parser {
  /// `if` or `with`, up to its `end`.
  mutating func branch(_ word: Keyword) throws(TemplateError) -> Node {
    try enter()
    let mark = scope.mark
    defer {
      scope.release(mark)
      leave()
    }
    var arms: [Branch.Arm] = []
    while true {
      advance()
      let condition = try pipeline(word.rawValue, until: .close)
      let (nodes, ending) = try scoped(word)
      arms.append(Branch.Arm(condition: condition, nodes: nodes))
      skipBlanks()
      if ending == .otherwise, peek.kind == .keyword(word) { continue }
      let rest = ending == .end ? [] : try otherwise(word)
      return .branch(Branch(arms: arms, otherwise: rest, setsDot: word == .with))
    }
  }

  mutating func loop() throws(TemplateError) -> Node {
    try enter()
    let mark = scope.mark
    defer {
      scope.release(mark)
      leave()
    }
    advance()
    let elements = try pipeline(Keyword.range.rawValue, until: .close)
    loops += 1
    let (nodes, ending) = try scoped(.range)
    loops -= 1
    let rest = ending == .end ? [] : try otherwise(.range)
    return .loop(Loop(elements: elements, nodes: nodes, otherwise: rest))
  }

  /// An arm's own variables leave with it.
  private mutating func scoped(_ word: Keyword) throws(TemplateError) -> ([Node], Ending) {
    let mark = scope.mark
    defer { scope.release(mark) }
    return try nodes(of: word)
  }

  /// What is after `{{else` and runs up to the block's end.
  private mutating func otherwise(_ word: Keyword) throws(TemplateError) -> [Node] {
    try expectClose("{{else}}")
    let place = peek.range.lowerBound
    let (nodes, ending) = try scoped(word)
    guard ending == .end else { throw source.error(at: place, "expected end; found {{else}}") }
    return nodes
  }
}
