// SPDX-License-Identifier: MIT

extension Renderer {
  /// A template variable of that name comes first: sigil puts each into the environment.
  mutating func variable(_ arguments: Arguments) throws(Fault) -> Value {
    let name = String(decoding: try arguments.text(0), as: UTF8.self)
    if case .text(let value)? = data[name] { return .text(value) }
    return .text(environment[name] ?? "")
  }

  /// `render "K=V" … TEXT`: a template that sees only what it is given.
  mutating func render(_ arguments: Arguments, at place: Int) throws(TemplateError) -> Value {
    let text = try located(place) { renderer throws(Fault) in
      let text = try arguments.text(arguments.values.count - 1)
      let cost = arguments.weight + text.count + renderer.environment.count + renderer.data.count
      try renderer.budget.spend(1 + cost)
      return text
    }
    let inner = try Template(
      String(decoding: text, as: UTF8.self), name: "\(template.source.name)<render>", limits: budget.limits)
    return try nested(place) { renderer throws(TemplateError) in
      let data = Self.data(from: arguments.values.dropLast())
      var run = Renderer(inner, data, environment: renderer.visibleToOthers, budget: renderer.budget)
      try run.run()
      renderer.budget = run.budget
      return .text(run.output.bytes[...])
    }
  }

  private static func data(from arguments: ArraySlice<Value>) -> [String: Value] {
    var data: [String: Value] = [:]
    for argument in arguments {
      if case .map(let map) = argument { data.merge(map) { $1 } }
      guard case .text(let text) = argument, let equals = text.firstIndex(of: UInt8(ascii: "=")) else { continue }
      data[String(decoding: text[..<equals], as: UTF8.self)] = .text(text[(equals + 1)...])
    }
    return data
  }

  private var visibleToOthers: [String: String] {
    var visible = environment
    for (name, value) in data {
      if case .text(let text) = value { visible[name] = String(decoding: text, as: UTF8.self) }
    }
    return visible
  }
}
