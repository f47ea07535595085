// SPDX-License-Identifier: MIT

/// One stage of a pipeline: a function with its arguments, or a single value.
struct Command: Sendable {
  let first: Operand
  let arguments: [Operand]
  let place: Int
}
