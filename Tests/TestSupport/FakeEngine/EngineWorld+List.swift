// SPDX-License-Identifier: MIT

extension EngineWorld {
  /// Newest first. Entries are spelled once and kept until their container changes.
  mutating func list(_ shape: EngineShape, where included: (FakeContainer) -> Bool) -> [JSON] {
    var entries: [JSON] = []
    for id in order.reversed() {
      guard let container = containers[id], included(container) else { continue }
      let bytes = listEntries[id] ?? container.listEntry(shape).bytes
      listEntries[id] = bytes
      entries.append(.raw(bytes))
    }
    return entries
  }
}
