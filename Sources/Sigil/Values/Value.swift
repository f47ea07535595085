// SPDX-License-Identifier: MIT

/// Go's strings are bytes, and a part of one shares them.
typealias Text = ArraySlice<UInt8>

/// What a pipeline can give.
enum Value: Sendable {
  /// A key that is not there, and `nil`: prints as `<no value>`, counts as false, equals only itself.
  case nothing
  case bool(Bool)
  case integer(Int)
  case float(Double)
  case text(Text)
  case list(List)
  case map([String: Value])

  static func text(_ text: String) -> Value { .text(Array(text.utf8)[...]) }

  /// What `if` and `with` ask.
  var isTrue: Bool {
    switch self {
    case .nothing: false
    case .bool(let value): value
    case .integer(let value): value != 0
    case .float(let value): value != 0
    case .text(let value): !value.isEmpty
    case .list(let value): !value.elements.isEmpty
    case .map(let value): !value.isEmpty
    }
  }

  /// As Go names the type, for messages and `%T`.
  var typeName: String {
    switch self {
    case .nothing: "nil"
    case .bool: "bool"
    case .integer: "int"
    case .float: "float64"
    case .text: "string"
    case .list: "[]interface {}"
    case .map: "map[string]interface {}"
    }
  }

  /// How much work it is to read the value once, in steps; what lists hold is counted when it is read itself.
  var weight: Int {
    switch self {
    case .nothing, .bool, .integer, .float: 0
    case .text(let value): value.count / 16
    case .list(let value): value.elements.count
    case .map(let value): value.count
    }
  }
}
