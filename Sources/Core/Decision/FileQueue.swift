// SPDX-License-Identifier: MIT

/// Listener files to be written: the newest content of each, one batch at a time.
struct FileQueue: Hashable, Sendable {
  private struct Key: Hashable, Sendable {
    let app: AppName
    let kind: ListenerFileChange.Kind
    let slot: ProcessSlot
  }

  private var waiting: [Key: ListenerFileChange] = [:]
  private var isWriting = false

  var isIdle: Bool { waiting.isEmpty && !isWriting }

  mutating func add(_ changes: [ListenerFileChange]) {
    for change in changes { waiting[Key(app: change.app, kind: change.kind, slot: change.slot)] = change }
  }

  mutating func written() { isWriting = false }

  mutating func flush() -> [Action] {
    if isWriting || waiting.isEmpty { return [] }
    defer { waiting = [:] }
    isWriting = true
    return [.writeListenerFiles(waiting.values.sorted())]
  }
}
