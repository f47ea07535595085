// SPDX-License-Identifier: MIT
import Synchronization

/// What several threads saw, in its order.
nonisolated final class Recorder: Sendable {
  private let entries = Mutex<[String]>([])

  var all: [String] { entries.withLock { $0 } }

  func add(_ entry: String) { entries.withLock { $0.append(entry) } }
}
