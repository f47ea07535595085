// SPDX-License-Identifier: MIT

/// Listener files to be written: the newest content of each, one batch at a time.
///
/// A port file is Dokku's word, and a deploy may have written it since it was read. It changes only right after a
/// reading, so one that would have to wait for its turn is read again instead.
struct FileQueue: Hashable, Sendable {
  private struct Key: Hashable, Sendable {
    let app: AppName
    let kind: ListenerFileChange.Kind
    let slot: ProcessSlot
  }

  private var waiting: [Key: ListenerFileChange] = [:]
  private var isWriting = false
  /// Apps whose port files are to be decided after another reading.
  private var unread: Set<AppName> = []
  private var reading: Set<AppName> = []

  var isIdle: Bool { waiting.isEmpty && unread.isEmpty && reading.isEmpty && !isWriting }

  mutating func add(_ changes: [ListenerFileChange]) {
    for change in changes { waiting[Key(app: change.app, kind: change.kind, slot: change.slot)] = change }
  }

  mutating func readFirst(_ app: AppName) { unread.insert(app) }

  /// What its files need follows from the reading that has come in.
  mutating func wasRead(_ app: AppName) {
    waiting = waiting.filter { $0.key.app != app }
    unread.remove(app)
    reading.remove(app)
  }

  mutating func written() { isWriting = false }

  mutating func flush() -> [Action] {
    if isWriting {
      for key in waiting.keys where key.kind == .port {
        waiting[key] = nil
        unread.insert(key.app)
      }
      return []
    }
    if !unread.isEmpty { return [readUnread()] }
    if waiting.isEmpty { return [] }
    defer { waiting = [:] }
    isWriting = true
    return [.writeListenerFiles(waiting.values.sorted())]
  }

  private mutating func readUnread() -> Action {
    defer { unread = [] }
    reading.formUnion(unread)
    return .readApps(unread.sorted())
  }
}
