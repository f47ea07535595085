// SPDX-License-Identifier: MIT

extension Sink {
  /// As an action prints it.
  mutating func print(_ value: Value) throws(Fault) {
    switch value {
    case .nothing: try append("<no value>" as StaticString)
    case .text(let text): try append(text)
    case .bool, .integer, .float, .list, .map: try printPlain(value)
    }
  }

  /// As Go's fmt prints it.
  mutating func printPlain(_ value: Value) throws(Fault) {
    var writer = VerbWriter(sink: self)
    try writer.write(value, verb: "v", VerbFlags())
    self = writer.sink
  }
}

extension Arguments {
  func printed(_ budget: inout Budget) throws(Fault) -> Text {
    if function == .printf {
      var formatter = Formatter(try text(0), Array(values.dropFirst()), budget)
      defer { budget = formatter.budget }
      return try formatter.run()[...]
    }
    return try function == .println ? joinedByBlanks(budget.limits) : joinedLoosely(values, budget.limits)
  }

  private func joinedByBlanks(_ limits: Limits) throws(Fault) -> Text {
    var sink = Sink(limits)
    for (offset, value) in values.enumerated() {
      if offset > 0 { try sink.append(.space) }
      try sink.printPlain(value)
    }
    try sink.append(.lineFeed)
    return sink.bytes[...]
  }

  /// `fmt.Sprint`: a blank only between two values of which neither is text.
  private func joinedLoosely(_ values: [Value], _ limits: Limits) throws(Fault) -> Text {
    var sink = Sink(limits)
    var wasText = true
    for value in values {
      let isText = if case .text = value { true } else { false }
      if !isText, !wasText { try sink.append(.space) }
      try sink.printPlain(value)
      wasText = isText
    }
    return sink.bytes[...]
  }

  func escaped(_ limits: Limits) throws(Fault) -> Text {
    let shown = values.map { if case .nothing = $0 { Value.text("<no value>") } else { $0 } }
    return try Escaping.escape(joinedLoosely(shown, limits), for: function, limits)
  }
}
