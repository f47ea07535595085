// SPDX-License-Identifier: MIT

import Core

/// Listener files on their way to the disk, and what became of each.
final class ListenerFileBatch {
  let writes: [FileWrite]
  let removals: [String]
  private let changes: [String: ListenerFileChange]
  private let completion: ([ListenerFileChange: EngineOutcome]) -> Void
  private var outcomes: [ListenerFileChange: EngineOutcome] = [:]
  private var partsLeft = 2

  init(
    _ changes: [ListenerFileChange], root: String,
    then completion: @escaping ([ListenerFileChange: EngineOutcome]) -> Void
  ) {
    let paths = changes.map { ("\(root)/\($0.app)/\($0.fileName)", $0) }
    self.changes = Dictionary(paths) { $1 }
    self.completion = completion
    removals = paths.compactMap { $1.content == nil ? $0 : nil }
    writes = paths.compactMap { path, change in
      change.content.map { FileWrite(path: path, bytes: Array($0.utf8), mode: 0o644) }
    }
  }

  func removed(_ results: [AtomicWriter.Written]) { take(results) }

  func written(_ results: [AtomicWriter.Written]) { take(results) }

  private func take(_ results: [AtomicWriter.Written]) {
    for result in results {
      guard let change = changes[result.path] else { continue }
      switch result.outcome {
      case .success: outcomes[change] = .done
      case .failure(let failure): outcomes[change] = .failed("\(failure)")
      }
    }
    partsLeft -= 1
    if partsLeft == 0 { completion(outcomes) }
  }
}
