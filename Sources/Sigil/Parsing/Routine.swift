// SPDX-License-Identifier: MIT

/// The body of a template, or of one defined within it.
struct Routine: Sendable {
  /// A variable that the text mentions without declaring it: sigil declares `$NAME` as `.NAME` before everything.
  struct Given: Sendable {
    let name: String
    let slot: Int
  }

  let nodes: [Node]
  /// How many variables it has, `$` included, which is the first.
  let slots: Int
  let given: [Given]
}
