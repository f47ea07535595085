// SPDX-License-Identifier: MIT

extension Parser {
  /// `{{define "name"}} … {{end}}`; its opening braces are next.
  mutating func definition() throws(TemplateError) {
    advance()
    let place = takeAfterBlanks().range.lowerBound
    let name = try templateName("define clause")
    try expectClose("define clause")
    try define(name, body(.define), at: place)
  }

  /// `{{template "name" argument}}`
  mutating func call() throws(TemplateError) -> Node {
    let place = take().range.lowerBound
    let name = try templateName("template clause")
    skipBlanks()
    if peek.kind == .close {
      advance()
      return .template(name: name, argument: nil, place: place)
    }
    return .template(name: name, argument: try pipeline("template clause", until: .close), place: place)
  }

  /// `{{block "name" argument}} … {{end}}`: a definition and its call.
  mutating func block() throws(TemplateError) -> Node {
    let place = take().range.lowerBound
    let name = try templateName("block clause")
    let argument = try pipeline("block clause", until: .close)
    try define(name, body(.block), at: place)
    return .template(name: name, argument: argument, place: place)
  }

  /// A template within the template: it sees none of the variables around it.
  private mutating func body(_ word: Keyword) throws(TemplateError) -> Routine {
    try enter()
    let (outerScope, outerLoops) = (scope, loops)
    (scope, loops) = (Scope(declaresAll: false), 0)
    defer {
      (scope, loops) = (outerScope, outerLoops)
      leave()
    }
    let place = peek.range.lowerBound
    let (nodes, ending) = try nodes(of: word)
    guard ending == .end else { throw source.error(at: place, "unexpected {{else}} in \(word.rawValue) clause") }
    return Routine(nodes: nodes, slots: scope.slots, given: [])
  }

  private mutating func templateName(_ context: String) throws(TemplateError) -> String {
    let token = takeAfterBlanks()
    guard token.kind == .string || token.kind == .rawString else { throw unexpected(token, in: context) }
    return String(decoding: try string(token), as: UTF8.self)
  }
}

extension Routine {
  /// Nothing but white space.
  var isEmpty: Bool {
    nodes.allSatisfy { node in
      if case .text(let text) = node { return text.allSatisfy(\.isBlank) }
      return false
    }
  }
}
