// SPDX-License-Identifier: MIT

/// One word of a command.
indirect enum Operand: Sendable {
  case dot
  case `nil`
  case constant(Value)
  /// `.A.B`
  case fields([String])
  /// `$`, `$x` or `$x.A`. The slot is known when the template is read: scopes follow from the text alone.
  case variable(slot: Int, fields: [String])
  case function(Function)
  /// `( … )` or `( … ).A`
  case pipeline(Pipeline, fields: [String])
  /// `name.A`: a call without arguments.
  case fieldsOfFunction(Function, [String])

  /// What the last of its fields is looked up in; nil where there is no field.
  var withoutLastField: Operand? {
    switch self {
    case .dot, .nil, .constant, .function: nil
    case .fields(let names): .fields(names.dropLast())
    case .variable(let slot, let names): names.isEmpty ? nil : .variable(slot: slot, fields: names.dropLast())
    case .pipeline(let pipeline, let names): names.isEmpty ? nil : .pipeline(pipeline, fields: names.dropLast())
    case .fieldsOfFunction(let function, let names): .fieldsOfFunction(function, names.dropLast())
    }
  }
}
