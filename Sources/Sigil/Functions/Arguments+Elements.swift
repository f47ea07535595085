// SPDX-License-Identifier: MIT

extension Arguments {
  func length() throws(Fault) -> Value {
    switch values[0] {
    case .text(let text): return .integer(text.count)
    case .list(let list): return .integer(list.elements.count)
    case .map(let map): return .integer(map.count)
    case .nothing, .bool, .integer, .float: throw Fault("len of type \(values[0].typeName)")
    }
  }

  /// `index ITEM KEY…`: one key for each level.
  func element() throws(Fault) -> Value {
    if case .nothing = values[0] { throw Fault("index of untyped nil") }
    var item = values[0]
    for key in values.dropFirst() {
      switch item {
      case .list(let list):
        item = list.elements[try Self.position(key, in: list.elements.count, "slice")]
      case .text(let text):
        item = .integer(Int(text[text.startIndex + (try Self.position(key, in: text.count, "string"))]))
      case .map(let map):
        guard case .text(let name) = key else { throw Fault("value has type \(key.typeName); should be string") }
        item = map[String(decoding: name, as: UTF8.self)] ?? .nothing
      case .nothing, .bool, .integer, .float: throw Fault("can't index item of type \(item.typeName)")
      }
    }
    return item
  }

  private static func position(_ key: Value, in count: Int, _ kind: String) throws(Fault) -> Int {
    let position = try integer(key)
    guard position >= 0, position < count else {
      throw Fault("\(kind) index out of range: \(position) of \(count)")
    }
    return position
  }

  private static func integer(_ key: Value) throws(Fault) -> Int {
    if case .integer(let position) = key { return position }
    throw Fault("cannot index slice/array with \(key.typeName)")
  }

  /// `slice ITEM FROM TO`, each place optional. A list's third place is its capacity, of which ours have none to spare.
  func part() throws(Fault) -> Value {
    var bounds: [Int] = []
    for key in values.dropFirst() { bounds.append(try Self.integer(key)) }
    guard bounds.count <= 3 else { throw Fault("too many slice indexes: \(bounds.count)") }
    switch values[0] {
    case .text(let text):
      guard bounds.count < 3 else { throw Fault("cannot 3-index slice a string") }
      return .text(try Self.part(of: text, bounds))
    case .list(let list): return .list(List(Array(try Self.part(of: list.elements[...], bounds))))
    case .nothing: throw Fault("slice of untyped nil")
    case .map, .bool, .integer, .float: throw Fault("can't slice item of type \(values[0].typeName)")
    }
  }

  private static func part<Element>(
    of items: ArraySlice<Element>, _ bounds: [Int]
  ) throws(Fault) -> ArraySlice<Element> {
    for bound in bounds where bound < 0 || bound > items.count { throw Fault("index out of range: \(bound)") }
    let start = bounds.first ?? 0
    let end = bounds.count > 1 ? bounds[1] : items.count
    guard start <= end, bounds.count < 3 || end <= bounds[2] else {
      throw Fault("invalid slice index: \(start) > \(end)")
    }
    return items[(items.startIndex + start)..<(items.startIndex + end)]
  }
}
