// SPDX-License-Identifier: MIT

extension Arguments {
  /// More would only be there to overflow something.
  private static let depthLimit = 50

  func list(_ budget: inout Budget) throws(Fault) -> List {
    switch function {
    case .split: return List(texts: try lastText().parts(between: text(0), &budget))
    case .seq: return try sequence(&budget)
    case .uniq: return try distinct()
    case .append:
      let list = List(try list(1) + [values[0]])
      guard list.depth <= Self.depthLimit else {
        throw Fault("limit: lists nest deeper than \(Self.depthLimit) levels")
      }
      return list
    case .drop: return try rest(&budget)
    default: return try pairs()
    }
  }

  /// `seq N`: the texts from 0 up to, but not including, N.
  private func sequence(_ budget: inout Budget) throws(Fault) -> List {
    let count: Int? =
      switch values[0] {
      case .integer(let count): count
      case .text(let text): Int(String(decoding: text, as: UTF8.self))
      default: nil
      }
    guard let count else { throw Fault("seq must be given an integer or numeric string") }
    guard count >= 0 else { throw Fault("seq must not be given a negative number") }
    try budget.spend(count)
    return List((0..<count).map { .text(String($0)) })
  }

  /// Each element once, in the order of their first places, where sigil has none.
  private func distinct() throws(Fault) -> List {
    var seen: Set<ElementKey> = []
    var result: [Value] = []
    for index in values.indices {
      for element in try list(index) where seen.insert(try ElementKey(element)).inserted { result.append(element) }
    }
    return List(result)
  }

  /// `drop ITEM LIST`: without the elements that equal the item or, if it is a text, match it as a pattern.
  private func rest(_ budget: inout Budget) throws(Fault) -> List {
    var result: [Value] = []
    if case .text(let pattern) = values[0] {
      let glob = try Glob(pattern, &budget)
      for element in try list(1) {
        guard case .text(let text) = element else { throw Fault("all elements must be a string to drop a string") }
        if try !glob.matches(text, &budget) { result.append(element) }
      }
    } else {
      let key = try ElementKey(values[0])
      for element in try list(1) where try ElementKey(element) != key { result.append(element) }
    }
    return List(result)
  }

  /// `joinkv SEPARATOR MAP`, sorted by key, where sigil has no order.
  private func pairs() throws(Fault) -> List {
    let separator = try text(0)
    let problem = Fault("joinkv must be given a string map of strings")
    guard case .map(let map) = values[1] else { throw problem }
    var result: [Value] = []
    for key in map.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
      guard case .text(let value)? = map[key] else { throw problem }
      result.append(.text((Array(key.utf8) + separator + value)[...]))
    }
    return List(result)
  }
}

extension Arguments {
  /// `splitkv SEPARATOR LIST`: an element without a separator is a key whose value is true.
  func map() throws(Fault) -> [String: Value] {
    let separator = try text(0)
    var result: [String: Value] = [:]
    for element in try list(1) {
      guard case .text(let text) = element else { throw Fault("splitkv must be given a string map of strings") }
      guard let range = text.range(of: separator, from: text.startIndex) else {
        result[String(decoding: text, as: UTF8.self)] = .bool(true)
        continue
      }
      result[String(decoding: text[..<range.lowerBound], as: UTF8.self)] = .text(text[range.upperBound...])
    }
    return result
  }

  /// `pointer PATH MAP` (RFC 6901); nothing where the path leads nowhere.
  func pointed() throws(Fault) -> Value {
    let path = try text(0)
    guard case .map = values[1] else { throw Fault("pointer needs a map type") }
    var item = values[1]
    for part in path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst() {
      let name = Self.unescaped(part)
      switch item {
      case .map(let map): item = map[name] ?? .nothing
      case .list(let list):
        guard let index = Int(name), list.elements.indices.contains(index) else { return .nothing }
        item = list.elements[index]
      case .nothing, .bool, .integer, .float, .text: return .nothing
      }
    }
    return item
  }

  private static func unescaped(_ part: Text) -> String {
    var bytes: [UInt8] = []
    var rest = part
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "~"), let code = rest.first, code == 0x30 || code == 0x31 {
        rest.removeFirst()
        bytes.append(code == 0x30 ? byte : UInt8(ascii: "/"))
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
