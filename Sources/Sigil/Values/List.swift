// SPDX-License-Identifier: MIT

/// Values in their order.
struct List: Sendable {
  let elements: [Value]
  /// How many lists are within each other: `append` can put a list into itself again and again.
  let depth: Int

  init(_ elements: [Value]) {
    self.elements = elements
    depth = 1 + (elements.map(\.listDepth).max() ?? 0)
  }

  init(texts: [Text]) {
    elements = texts.map { .text($0) }
    depth = 1
  }
}

extension Value {
  fileprivate var listDepth: Int {
    if case .list(let list) = self { return list.depth }
    return 0
  }
}
