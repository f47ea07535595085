// SPDX-License-Identifier: MIT

/// `range`.
struct Loop: Sendable {
  /// Its first target, of two, gets the index or key; the last one the element.
  let elements: Pipeline
  let nodes: [Node]
  let otherwise: [Node]
}
