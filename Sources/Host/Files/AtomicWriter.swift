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

  /// Called for each name that is put in place or taken away, with how often inotify(7) tells of that name.
  package var onChange: (_ path: String, _ times: Int) -> Void = { _, _ in }

  private let syncDeadline: Duration
  /// Of the process's temporary files, whoever writes them.
  private static var number = 0
  /// Temporary files that are neither in place nor gone.
  private static var inUse: Set<String> = []

  private let removal = BackgroundRemoval { inUse.subtract($0) }
  private var waiting: [() -> Void] = []
  private var isBusy = false

  /// A batch that the disk has not made durable by `syncDeadline` fails with ETIMEDOUT.
  package init(syncDeadline: Duration = .seconds(30)) { self.syncDeadline = syncDeadline }

  /// Lays files beside those they are to replace; nil for one that is as it should be already. Returns what lies there now
  /// and can be read, though it is not durable yet.
  @discardableResult
  package func stage(_ files: [FileWrite], then: @escaping ([Staged]) -> Void) -> [Staged] {
    var batch = StagingBatch(files, temporaryPath: Self.temporaryPath)
    for case .success(let staged?) in batch.outcomes.map(\.outcome) { Self.inUse.insert(staged.temporaryPath) }
    guard !batch.descriptors.isEmpty else {
      let outcomes = batch.outcomes
      DispatchQueue.main.async { then(outcomes) }
      return outcomes
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
    return made
  }

  /// Puts a staged file in its place. The temporary file goes either way, soon after.
  package func commit(_ staged: StagedFile) throws(SystemCallFailed) {
    do throws(SystemCallFailed) {
      switch try Replacement.put(staged.temporaryPath, at: staged.path) {
      case .nothing:
        Self.inUse.remove(staged.temporaryPath)
        onChange(staged.path, 1)
      case .temporary:
        removal.remove(staged.temporaryPath)
        // An exchange moves the old file away from the name and the new one to it.
        onChange(staged.path, 2)
      }
    } catch {
      discard(staged)
      throw error
    }
  }

  /// Removes a staged file that is not to take its place, soon after.
  package func discard(_ staged: StagedFile) { removal.remove(staged.temporaryPath) }

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
      let removed = paths.map { Written($0, self.removed($0)) }
      DispatchQueue.main.async {
        self.next()
        then(removed)
      }
    }
  }

  /// Removes temporary files that a killed daemon left in these folders, soon after; those of processes that live stay.
  /// Returns which.
  @discardableResult
  package func removeLeftovers(in folders: [String]) -> [String] {
    let left = folders.flatMap { folder in Leftovers.names(in: folder).map { "\(folder)/\($0)" } }
    let removed = left.filter { Self.inUse.insert($0).inserted }
    removed.forEach(removal.remove)
    return removed
  }

  private func committed(_ staged: StagedFile?) -> Result<Bool, SystemCallFailed> {
    guard let staged else { return .success(false) }
    return Result { () throws(SystemCallFailed) in try commit(staged) }.map { true }
  }

  private func removed(_ path: String) -> Result<Bool, SystemCallFailed> {
    let temporary = Self.temporaryPath(for: path)
    return Result { () throws(SystemCallFailed) in try Replacement.take(path, as: temporary) }.map { remains in
      if remains == .temporary {
        Self.inUse.insert(temporary)
        removal.remove(temporary)
      }
      if remains != nil { onChange(path, 1) }
      return remains != nil
    }
  }

  private static func temporaryPath(for path: String) -> String {
    number += 1
    return TemporaryName.path(for: path, number: number)
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
