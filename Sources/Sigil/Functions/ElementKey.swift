// SPDX-License-Identifier: MIT

/// An element of a list, for telling it from others.
enum ElementKey: Hashable {
  case nothing
  case bool(Bool)
  case integer(Int)
  case float(Double)
  case text(Text)

  init(_ value: Value) throws(Fault) {
    switch value {
    case .nothing: self = .nothing
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = .integer(value)
    case .float(let value): self = .float(value)
    case .text(let value): self = .text(value)
    case .list, .map: throw Fault("values of type \(value.typeName) cannot be compared")
    }
  }
}
