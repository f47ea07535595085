// SPDX-License-Identifier: MIT

/// A pattern of Go's `path.Match`: `*` and `?` stand for anything but a slash.
struct Glob {
  private enum Part {
    case any
    case one
    case literal(Unicode.Scalar)
    case set(isNegated: Bool, [ClosedRange<UInt32>])
  }

  private var parts: [Part] = []

  init(_ pattern: Text, _ budget: inout Budget) throws(Fault) {
    try budget.spend(pattern.count / 8)
    var rest = Array(String(decoding: pattern, as: UTF8.self).unicodeScalars)[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": parts.append(.any)
      case "?": parts.append(.one)
      case "[": parts.append(try Self.set(&rest))
      case "\\":
        guard let literal = rest.popFirst() else { throw Self.problem }
        parts.append(.literal(literal))
      default: parts.append(.literal(scalar))
      }
    }
  }

  private static let problem = Fault("syntax error in pattern")

  private static func set(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Fault) -> Part {
    let isNegated = rest.first == "^"
    if isNegated { rest.removeFirst() }
    var ranges: [ClosedRange<UInt32>] = []
    while rest.first != "]" || ranges.isEmpty {
      let low = try bound(&rest)
      guard rest.first == "-" else {
        ranges.append(low...low)
        continue
      }
      rest.removeFirst()
      let high = try bound(&rest)
      if low <= high { ranges.append(low...high) } else { ranges.append(UInt32.max...UInt32.max) }
    }
    rest.removeFirst()
    return .set(isNegated: isNegated, ranges)
  }

  private static func bound(_ rest: inout ArraySlice<Unicode.Scalar>) throws(Fault) -> UInt32 {
    guard let scalar = rest.popFirst(), scalar != "-", scalar != "]" else { throw problem }
    guard scalar == "\\" else { return scalar.value }
    guard let literal = rest.popFirst() else { throw problem }
    return literal.value
  }

  /// A star takes as little as it can; when the rest does not fit, the last one takes more.
  func matches(_ text: Text, _ budget: inout Budget) throws(Fault) -> Bool {
    try budget.spend(parts.count / 16 + 1, times: text.count / 16 + 1)
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    var (part, place) = (0, 0)
    var star: (part: Int, place: Int)?
    while place < scalars.count || part < parts.count {
      if part < parts.count, case .any = parts[part] {
        star = (part + 1, place)
        part += 1
      } else if part < parts.count, place < scalars.count, Self.fits(parts[part], scalars[place]) {
        part += 1
        place += 1
      } else if let last = star, last.place < scalars.count, scalars[last.place] != "/" {
        star = (last.part, last.place + 1)
        (part, place) = (last.part, last.place + 1)
      } else {
        return false
      }
    }
    return true
  }

  private static func fits(_ part: Part, _ scalar: Unicode.Scalar) -> Bool {
    switch part {
    case .any: false
    case .one: scalar != "/"
    case .literal(let literal): literal == scalar
    case .set(let isNegated, let ranges): ranges.contains { $0.contains(scalar.value) } != isNegated
    }
  }
}
