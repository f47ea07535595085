// SPDX-License-Identifier: MIT

/// What a function is called with; their number is right.
struct Arguments {
  let function: Function
  let values: [Value]

  /// Where Go's function takes text and nothing else, such as a separator.
  func text(_ index: Int) throws(Fault) -> Text {
    if case .text(let text) = values[index] { return text }
    if case .nothing = values[index] { throw Fault("\(function.rawValue): invalid value; expected string") }
    throw Fault("\(function.rawValue): wrong type for value; expected string; got \(values[index].typeName)")
  }

  func list(_ index: Int) throws(Fault) -> [Value] {
    if case .list(let list) = values[index] { return list.elements }
    // A nil is an empty list to Go.
    if case .nothing = values[index] { return [] }
    throw Fault("\(function.rawValue): wrong type for value; expected []interface {}; got \(values[index].typeName)")
  }

  /// The last argument of sigil's text functions, in sigil's words.
  func lastText() throws(Fault) -> Text {
    if case .text(let text)? = values.last { return text }
    throw Fault("\(function.rawValue) must be given a string")
  }

  /// Charges for what is read and what comes out.
  func result(_ budget: inout Budget) throws(Fault) -> Value {
    try budget.spend(values.count + (function.readsAll ? weight : 0))
    let result = try value(&budget)
    try budget.spend(result.weight)
    return result
  }

  var weight: Int { values.reduce(0) { $0 + $1.weight } }

  private func value(_ budget: inout Budget) throws(Fault) -> Value {
    switch function {
    case .not: return .bool(!values[0].isTrue)
    case .eq, .ne, .lt, .le, .gt, .ge: return .bool(try comparison())
    case .len: return try length()
    case .index: return try element()
    case .slice: return try part()
    case .print, .println, .printf: return .text(try printed(&budget))
    case .html, .js, .urlquery: return .text(try escaped(budget.limits))
    case .call: throw Fault("call: no value of a template is a function")
    case .capitalize, .lower, .upper, .trim, .substr: return .text(try changed())
    case .replace, .indent, .join: return .text(try joined(&budget))
    case .split, .seq, .uniq, .append, .drop, .joinkv: return .list(try list(&budget))
    case .match:
      return .bool(try Glob(text(0), &budget).matches(lastText(), &budget))
    case .splitkv: return .map(try map())
    case .default: return try isZero(values[1]) ? values[0] : values[1]
    case .tojson: return .text(try JSONSpelling.spell(values[0], budget.limits))
    case .pointer: return try pointed()
    case .and, .or, .var, .render: return .nothing  // The renderer's own.
    case .sh, .httpget, .file, .text, .include, .exists, .dir, .dirs, .files, .stdin, .base64enc, .base64dec, .json,
      .yaml, .toyaml, .jmespath:
      throw Fault(function.refusal ?? function.rawValue)
    }
  }

  private func isZero(_ value: Value) throws(Fault) -> Bool {
    switch value {
    case .list, .map: throw Fault("default: values of type \(value.typeName) cannot be compared")
    case .nothing, .bool, .integer, .float, .text: !value.isTrue
    }
  }
}
