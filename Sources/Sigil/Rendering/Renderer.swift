// SPDX-License-Identifier: MIT

/// Walks a template, as Go's text/template does (`text/template/exec.go`).
struct Renderer {
  let template: Template
  /// What `var` finds.
  let environment: [String: String]
  let data: [String: Value]
  var budget: Budget
  private(set) var output: Sink
  /// The variables of the template at hand.
  var slots: [Value] = []

  init(_ template: Template, _ data: [String: Value], environment: [String: String], budget: Budget) {
    self.template = template
    self.environment = environment
    self.data = data
    self.budget = budget
    output = Sink(budget.limits)
  }

  mutating func run() throws(TemplateError) {
    _ = try walk(template.main, dot: .map(data))
  }

  /// A template of its own: `$` is its dot.
  mutating func walk(_ routine: Routine, dot: Value) throws(TemplateError) -> Leaving? {
    let outer = slots
    slots = [Value](repeating: .nothing, count: routine.slots)
    slots[0] = dot
    for given in routine.given { slots[given.slot] = data[given.name] ?? .nothing }
    defer { slots = outer }
    return try walk(routine.nodes, dot: dot)
  }

  /// What left the nodes before their end.
  mutating func walk(_ nodes: [Node], dot: Value) throws(TemplateError) -> Leaving? {
    for node in nodes {
      switch node {
      case .text(let text): try write(text)
      case .print(let pipeline): try print(pipeline, dot)
      case .assign(let pipeline): _ = try value(of: pipeline, dot)
      case .branch(let branch): if let leaving = try walk(branch, dot) { return leaving }
      case .loop(let loop): if let leaving = try walk(loop, dot) { return leaving }
      case .template(let name, let argument, let place): try call(name, argument, dot, at: place)
      case .leave(let leaving): return leaving
      }
    }
    return nil
  }

  private mutating func write(_ text: Text) throws(TemplateError) {
    try located(text.startIndex) { renderer throws(Fault) in
      try renderer.budget.spend()
      try renderer.output.append(text)
    }
  }

  private mutating func print(_ pipeline: Pipeline, _ dot: Value) throws(TemplateError) {
    let value = try value(of: pipeline, dot)
    try located(pipeline.place) { renderer throws(Fault) in
      try renderer.budget.spend(value.weight)
      let before = renderer.output.bytes.count
      try renderer.output.print(value)
      try renderer.budget.spend((renderer.output.bytes.count - before) / 16)
    }
  }

  private mutating func call(
    _ name: String, _ argument: Pipeline?, _ dot: Value, at place: Int
  ) throws(TemplateError) {
    guard let routine = template.definitions[name] else {
      throw template.source.error(at: place, "template \(quoted(name)) not defined")
    }
    let value = if let argument { try value(of: argument, dot) } else { Value.nothing }
    try nested(place, cost: 1 + routine.slots) { renderer throws(TemplateError) in
      _ = try renderer.walk(routine, dot: value)
    }
  }
}

extension Renderer {
  /// Runs what may fail for a reason of its own, and says where it did.
  mutating func located<Result>(
    _ place: Int, _ body: (inout Renderer) throws(Fault) -> Result
  ) throws(TemplateError) -> Result {
    do throws(Fault) {
      return try body(&self)
    } catch {
      throw template.source.error(at: place, error.message)
    }
  }

  /// Runs what is one level deeper.
  mutating func nested<Result>(
    _ place: Int, cost: Int = 1, _ body: (inout Renderer) throws(TemplateError) -> Result
  ) throws(TemplateError) -> Result {
    try located(place) { renderer throws(Fault) in
      try renderer.budget.spend(cost)
      try renderer.budget.enter()
    }
    defer { budget.leave() }
    return try body(&self)
  }
}
