// SPDX-License-Identifier: MIT

extension Value {
  /// Go's `eq`: kinds must agree, but whatever is absent may be compared with anything.
  func equals(_ other: Value) throws(Fault) -> Bool {
    switch (self, other) {
    case (.nothing, .nothing): return true
    case (.nothing, _), (_, .nothing): return false
    case (.bool(let a), .bool(let b)): return a == b
    case (.integer(let a), .integer(let b)): return a == b
    case (.float(let a), .float(let b)): return a == b
    case (.text(let a), .text(let b)): return a == b
    case (.list, .list), (.map, .map), (.list, .map), (.map, .list):
      throw Fault("non-comparable types \(typeName) and \(other.typeName)")
    case (.bool, _), (.integer, _), (.float, _), (.text, _), (.list, _), (.map, _):
      throw Fault("incompatible types for comparison: \(typeName) and \(other.typeName)")
    }
  }

  /// Go's `lt`.
  func isLess(than other: Value) throws(Fault) -> Bool {
    switch (self, other) {
    case (.integer(let a), .integer(let b)): return a < b
    case (.float(let a), .float(let b)): return a < b
    case (.text(let a), .text(let b)): return a.lexicographicallyPrecedes(b)
    default:
      guard let kind = orderedKind, let otherKind = other.orderedKind, kind != otherKind else {
        throw Fault("invalid type for comparison: \(typeName) and \(other.typeName)")
      }
      throw Fault("incompatible types for comparison: \(typeName) and \(other.typeName)")
    }
  }

  /// Nil for what has no kind that Go compares by.
  private var orderedKind: Int? {
    switch self {
    case .bool: 0
    case .integer: 1
    case .float: 2
    case .text: 3
    case .nothing, .list, .map: nil
    }
  }
}
