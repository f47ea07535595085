// SPDX-License-Identifier: MIT

extension Renderer {
  mutating func value(of pipeline: Pipeline, _ dot: Value) throws(TemplateError) -> Value {
    var value: Value?
    for command in pipeline.commands { value = try self.value(of: command, dot, piped: value) }
    let result = value ?? .nothing
    for target in pipeline.targets { slots[target] = result }
    return result
  }

  private mutating func value(of command: Command, _ dot: Value, piped: Value?) throws(TemplateError) -> Value {
    try located(command.place) { renderer throws(Fault) in try renderer.budget.spend() }
    if case .function(let function) = command.first {
      return try call(function, command.arguments, dot, piped: piped, at: command.place)
    }
    if case .nil = command.first { throw problem(command, "nil is not a command") }
    if command.arguments.isEmpty, piped == nil { return try operand(command.first, dot, at: command.place) }
    // Go looks at the arguments only where there is something to have the last field.
    if let owner = command.first.withoutLastField, case .nothing = try operand(owner, dot, at: command.place) {
      return .nothing
    }
    throw problem(command, "can't give argument to non-function")
  }

  private mutating func operand(_ operand: Operand, _ dot: Value, at place: Int) throws(TemplateError) -> Value {
    switch operand {
    case .dot: return dot
    case .nil: return .nothing
    case .constant(let value): return value
    case .fields(let names): return try fields(names, of: dot, at: place)
    case .variable(let slot, let names): return try fields(names, of: slots[slot], at: place)
    case .function(let function): return try call(function, [], dot, piped: nil, at: place)
    case .fieldsOfFunction(let function, let names):
      return try fields(names, of: call(function, [], dot, piped: nil, at: place), at: place)
    case .pipeline(let pipeline, let names):
      let value = try nested(place) { renderer throws(TemplateError) in try renderer.value(of: pipeline, dot) }
      return try fields(names, of: value, at: place)
    }
  }

  /// A key that is not there has no fields, each of which is not there either.
  private func fields(_ names: [String], of value: Value, at place: Int) throws(TemplateError) -> Value {
    var value = value
    for name in names {
      switch value {
      case .map(let map): value = map[name] ?? .nothing
      case .nothing: return .nothing
      case .bool, .integer, .float, .text, .list:
        throw template.source.error(at: place, "can't evaluate field \(name) in type \(value.typeName)")
      }
    }
    return value
  }

  private mutating func call(
    _ function: Function, _ arguments: [Operand], _ dot: Value, piped: Value?, at place: Int
  ) throws(TemplateError) -> Value {
    let count = arguments.count + (piped == nil ? 0 : 1)
    if let problem = function.problem(withArguments: count) { throw template.source.error(at: place, problem) }
    if function == .and || function == .or {
      return try shortCircuit(stoppingAt: function == .or, arguments, dot, piped: piped, at: place)
    }
    var values: [Value] = []
    values.reserveCapacity(count)
    for argument in arguments { values.append(try operand(argument, dot, at: place)) }
    if let piped { values.append(piped) }
    let call = Arguments(function: function, values: values)
    if function == .render { return try render(call, at: place) }
    if function == .var { return try located(place) { renderer throws(Fault) in try renderer.variable(call) } }
    return try located(place) { renderer throws(Fault) in try call.result(&renderer.budget) }
  }

  /// `and` and `or` give the operand that decides, and look at none after it.
  private mutating func shortCircuit(
    stoppingAt stop: Bool, _ arguments: [Operand], _ dot: Value, piped: Value?, at place: Int
  ) throws(TemplateError) -> Value {
    var last = Value.nothing
    for argument in arguments {
      last = try operand(argument, dot, at: place)
      if last.isTrue == stop { return last }
    }
    return piped ?? last
  }

  private func problem(_ command: Command, _ message: String) -> TemplateError {
    template.source.error(at: command.place, message)
  }
}
