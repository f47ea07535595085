// SPDX-License-Identifier: MIT

extension Parser {
  /// Up to the closing token, which is taken.
  mutating func pipeline(_ context: String, until end: Token.Kind) throws(TemplateError) -> Pipeline {
    skipBlanks()
    let place = peek.range.lowerBound
    let targets = try targets(context)
    var commands: [Command] = []
    while true {
      skipBlanks()
      if peek.kind == end { break }
      guard peek.startsOperand else { throw unexpected(peek, in: context) }
      let command = try command()
      if !commands.isEmpty, !command.isExecutable {
        throw source.error(at: command.place, "non executable command in pipeline stage \(commands.count + 1)")
      }
      commands.append(command)
    }
    if commands.isEmpty { throw source.error(at: place, "missing value for \(context)") }
    advance()
    // Only now: the pipeline itself still sees an outer variable of the same name.
    var slots: [Int] = []
    for target in targets { slots.append(try slot(of: target)) }
    return Pipeline(targets: slots, commands: commands, place: place)
  }

  private mutating func slot(of target: Target) throws(TemplateError) -> Int {
    if target.isNew { return scope.declare(target.name) }
    return try slot(of: target.name, at: target.place)
  }

  mutating func slot(of name: String, at place: Int) throws(TemplateError) -> Int {
    mentioned.insert(name)
    if let slot = scope.slot(of: name) { return slot }
    throw source.error(at: place, "undefined variable \(quoted("$" + name))")
  }

  /// The command's operands and the pipe after them.
  private mutating func command() throws(TemplateError) -> Command {
    let place = peek.range.lowerBound
    var operands: [Operand] = []
    while peek.startsOperand {
      operands.append(try operand())
      let token = peek
      guard token.kind == .space else {
        if token.kind == .pipe { advance() } else if !token.endsCommand { throw unexpected(token, in: "operand") }
        break
      }
      skipBlanks()
      if peek.kind == .pipe {
        advance()
        break
      }
    }
    return Command(first: operands[0], arguments: Array(operands.dropFirst()), place: place)
  }
}

extension Parser {
  private struct Target {
    let name: String
    let isNew: Bool
    let place: Int
  }

  /// `$x :=`, `$x =`, and for `range` the same with two variables; none where the pipeline has no such beginning.
  private mutating func targets(_ context: String) throws(TemplateError) -> [Target] {
    var names: [Token] = []
    let start = cursor
    while peek.kind == .variable {
      names.append(take())
      skipBlanks()
      if peek.kind == .declare || peek.kind == .assign {
        let isNew = take().kind == .declare
        return names.map { Target(name: String(text(of: $0).dropFirst()), isNew: isNew, place: $0.range.lowerBound) }
      }
      guard peek.kind == .mark, text(of: peek) == "," else { break }
      guard context == Keyword.range.rawValue, names.count < 2 else {
        throw source.error(at: peek.range.lowerBound, "too many declarations in \(context)")
      }
      advance()
      skipBlanks()
      guard peek.kind == .variable else {
        throw source.error(at: peek.range.lowerBound, "range can only initialize variables")
      }
    }
    rewind(to: start)
    return []
  }
}

extension Token {
  /// The pipeline says whether it is the right one.
  fileprivate var endsCommand: Bool { kind == .close || kind == .rightParenthesis }
}

extension Command {
  fileprivate var isExecutable: Bool {
    switch first {
    case .dot, .nil, .constant: false
    case .fields, .variable, .function, .pipeline, .fieldsOfFunction: true
    }
  }
}
