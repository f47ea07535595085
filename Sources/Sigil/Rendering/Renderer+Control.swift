// SPDX-License-Identifier: MIT

extension Renderer {
  mutating func walk(_ branch: Branch, _ dot: Value) throws(TemplateError) -> Leaving? {
    for arm in branch.arms {
      let value = try value(of: arm.condition, dot)
      guard value.isTrue else { continue }
      return try nested(arm.condition.place) { renderer throws(TemplateError) in
        try renderer.walk(arm.nodes, dot: branch.setsDot ? value : dot)
      }
    }
    return try otherwise(branch.otherwise, dot, at: branch.arms[0].condition.place)
  }

  mutating func walk(_ loop: Loop, _ dot: Value) throws(TemplateError) -> Leaving? {
    let value = try value(of: loop.elements, dot)
    let hasRun: Bool
    switch value {
    case .nothing: hasRun = false
    case .list(let list):
      hasRun = try iterate(loop, list.elements.enumerated().lazy.map { (.integer($0.offset), $0.element) })
    case .map(let map):
      try located(loop.elements.place) { renderer throws(Fault) in try renderer.budget.spend(map.count) }
      let keys = map.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      hasRun = try iterate(loop, keys.lazy.map { (.text($0), map[$0] ?? .nothing) })
    case .integer(let count):
      guard loop.elements.targets.count < 2 else {
        throw problem(loop, "can't use \(count) to iterate over more than one variable")
      }
      hasRun = try iterate(loop, (0..<max(0, count)).lazy.map { (.nothing, .integer($0)) })
    case .bool, .float, .text: throw problem(loop, "range can't iterate over \(value.typeName)")
    }
    return hasRun ? nil : try otherwise(loop.otherwise, dot, at: loop.elements.place)
  }

  private mutating func otherwise(_ nodes: [Node], _ dot: Value, at place: Int) throws(TemplateError) -> Leaving? {
    if nodes.isEmpty { return nil }
    return try nested(place) { renderer throws(TemplateError) in try renderer.walk(nodes, dot: dot) }
  }

  /// False where there was nothing to go through.
  private mutating func iterate(_ loop: Loop, _ items: some Sequence<(Value, Value)>) throws(TemplateError) -> Bool {
    var hasRun = false
    for (key, element) in items {
      hasRun = true
      set(loop.elements.targets, key, element)
      let leaving = try nested(loop.elements.place) { renderer throws(TemplateError) in
        try renderer.walk(loop.nodes, dot: element)
      }
      if leaving == .loop { break }
    }
    return hasRun
  }

  private mutating func set(_ targets: [Int], _ key: Value, _ element: Value) {
    guard let last = targets.last else { return }
    slots[last] = element
    if targets.count > 1 { slots[targets[0]] = key }
  }

  private func problem(_ loop: Loop, _ message: String) -> TemplateError {
    template.source.error(at: loop.elements.place, message)
  }
}
