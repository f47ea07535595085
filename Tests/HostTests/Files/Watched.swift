// SPDX-License-Identifier: MIT

@testable import Host

/// A watcher whose changes a test waits for one by one.
final class Watched {
  let watcher: FileWatcher
  private let inbox = Inbox()

  init(_ root: String) throws {
    watcher = try FileWatcher(root: root) { [inbox] in inbox.take($0) }
  }

  func next() async -> FileChanges { await inbox.next() }

  private final class Inbox {
    private var waiting: CheckedContinuation<FileChanges, Never>?
    private var changes: [FileChanges] = []

    func take(_ change: FileChanges) {
      guard let waiting else { return changes.append(change) }
      self.waiting = nil
      waiting.resume(returning: change)
    }

    func next() async -> FileChanges {
      if !changes.isEmpty { return changes.removeFirst() }
      return await withCheckedContinuation { waiting = $0 }
    }
  }
}
