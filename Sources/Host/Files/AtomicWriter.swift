// SPDX-License-Identifier: MIT

import Dispatch
import Glibc

/// Writes files whole: a temporary file in the same folder, fsync, rename; and only where the bytes differ.
///
/// A failure concerns its own file alone and leaves the old one as it was. Nothing is ever answered before the call
/// returns. Orders to write and to remove are carried out one after the other, as given, so that the last one wins;
/// staging is not among them: who stages sees to it that one path is staged once at a time.
package final class AtomicWriter {
  package typealias Staged = (path: String, outcome: Result<StagedFile?, SystemCallFailed>)
  /// Whether anything changed.
  package typealias Written = (path: String, outcome: Result<Bool, SystemCallFailed>)

  private let syncDeadline: Duration
  /// Of the process's temporary files, whoever writes them.
  private static var number = 0
  /// Temporary files that are neither committed nor discarded.
  private static var inUse: Set<String> = []

  private var waiting: [() -> Void] = []
  private var isBusy = false

  /// A batch that the disk has not made durable by `syncDeadline` fails with ETIMEDOUT.
  package init(syncDeadline: Duration = .seconds(30)) { self.syncDeadline = syncDeadline }

  /// Lays files beside those they are to replace; nil for one that is as it should be already.
  package func stage(_ files: [FileWrite], then: @escaping ([Staged]) -> Void) {
    var batch = StagingBatch(files) { path in
      Self.number += 1
      return TemporaryName.path(for: path, number: Self.number)
    }
    for case .success(let staged?) in batch.outcomes.map(\.outcome) { Self.inUse.insert(staged.temporaryPath) }
    guard !batch.descriptors.isEmpty else {
      let outcomes = batch.outcomes
      return DispatchQueue.main.async { then(outcomes) }
    }
    let made = batch.outcomes
    DurableSync.start(batch.descriptors, wholeFileSystems: batch.isWhole, deadline: syncDeadline) { errors in
      batch.conclude(errors)
      for (before, after) in zip(made, batch.outcomes) {
        if case (.success(let staged?), .failure) = (before.outcome, after.outcome) {
          Self.inUse.remove(staged.temporaryPath)
        }
      }
      then(batch.outcomes)
    }
  }

  /// Puts a staged file in its place. The temporary file is gone either way.
  package func commit(_ staged: StagedFile) throws(SystemCallFailed) {
    guard rename(staged.temporaryPath, staged.path) == 0 else {
      let code = errno
      discard(staged)
      throw SystemCallFailed(call: "rename", code: code)
    }
    Self.inUse.remove(staged.temporaryPath)
  }

  /// Removes a staged file that is not to take its place.
  package func discard(_ staged: StagedFile) {
    unlink(staged.temporaryPath)
    Self.inUse.remove(staged.temporaryPath)
  }

  /// Stages and commits.
  package func write(_ files: [FileWrite], then: @escaping ([Written]) -> Void) {
    inTurn { [self] in
      stage(files) { staged in
        let written: [Written] = staged.map { file in
          (file.path, file.outcome.flatMap { staged in self.committed(staged) })
        }
        self.next()
        then(written)
      }
    }
  }

  /// Removes files; one that is not there is no change and no failure.
  package func remove(_ paths: [String], then: @escaping ([Written]) -> Void) {
    inTurn { [self] in
      let removed = paths.map { Written($0, Self.unlinked($0)) }
      DispatchQueue.main.async {
        self.next()
        then(removed)
      }
    }
  }

  /// Removes temporary files that a killed daemon left in these folders; those of processes that live stay.
  package func removeLeftovers(in folders: [String]) -> [Written] {
    folders.flatMap { folder in
      Leftovers.names(in: folder)
        .map { "\(folder)/\($0)" }
        .filter { !Self.inUse.contains($0) }
        .map { Written($0, Self.unlinked($0)) }
    }
  }

  private func committed(_ staged: StagedFile?) -> Result<Bool, SystemCallFailed> {
    guard let staged else { return .success(false) }
    return Result { () throws(SystemCallFailed) in try commit(staged) }.map { true }
  }

  private static func unlinked(_ path: String) -> Result<Bool, SystemCallFailed> {
    if unlink(path) == 0 { return .success(true) }
    return errno == ENOENT ? .success(false) : .failure(SystemCallFailed(call: "unlink", code: errno))
  }

  private func inTurn(_ order: @escaping () -> Void) {
    if isBusy { return waiting.append(order) }
    isBusy = true
    order()
  }

  private func next() {
    isBusy = !waiting.isEmpty
    if isBusy { waiting.removeFirst()() }
  }
}
