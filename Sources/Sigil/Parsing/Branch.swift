// SPDX-License-Identifier: MIT

/// `if` or `with`, each `else if` an arm of its own, so that a long chain is no deep one.
struct Branch: Sendable {
  struct Arm: Sendable {
    let condition: Pipeline
    let nodes: [Node]
  }

  let arms: [Arm]
  let otherwise: [Node]
  /// `with`: the arm's dot is the condition's value.
  let setsDot: Bool
}
