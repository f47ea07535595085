// SPDX-License-Identifier: MIT

import Glibc

/// The files of one batch on their way to being staged.
nonisolated struct StagingBatch {
  typealias Staged = (path: String, outcome: Result<StagedFile?, SystemCallFailed>)

  /// More files than this and a file system is synced as a whole.
  private static let manyFiles = 16

  private(set) var outcomes: [Staged] = []
  /// What is to be synced: each new file, or one file for each file system.
  private(set) var descriptors: [CInt] = []
  /// For each descriptor the outcomes that depend on it.
  private var dependents: [[Int]] = []
  private var devices: [dev_t] = []
  let isWhole: Bool

  /// Writes the files that differ. `temporaryPath` names a temporary file for a path, another one each time.
  init(_ files: [FileWrite], temporaryPath: (String) -> String) {
    let needed = files.map { !TemporaryFile.isUnneeded($0) }
    isWhole = needed.count { $0 } > Self.manyFiles
    for (file, isNeeded) in zip(files, needed) {
      do throws(SystemCallFailed) {
        outcomes.append((file.path, .success(isNeeded ? try add(file, temporaryPath) : nil)))
      } catch {
        outcomes.append((file.path, .failure(error)))
      }
    }
  }

  /// Turns what could not be made durable into failures, and removes it.
  mutating func conclude(_ errors: [CInt]) {
    for (error, indices) in zip(errors, dependents) where error != 0 {
      for index in indices {
        if case .success(let staged?) = outcomes[index].outcome { unlink(staged.temporaryPath) }
        outcomes[index].outcome = .failure(SystemCallFailed(call: isWhole ? "syncfs" : "fsync", code: error))
      }
    }
  }

  private mutating func add(
    _ file: FileWrite, _ temporaryPath: (String) -> String
  ) throws(SystemCallFailed) -> StagedFile {
    let staged = StagedFile(path: file.path, temporaryPath: temporaryPath(file.path))
    let descriptor = try TemporaryFile.create(file, at: staged.temporaryPath)
    var status = stat()
    if isWhole, fstat(descriptor, &status) == 0, let known = devices.firstIndex(of: status.st_dev) {
      close(descriptor)
      dependents[known].append(outcomes.count)
    } else {
      devices.append(status.st_dev)
      descriptors.append(descriptor)
      dependents.append([outcomes.count])
    }
    return staged
  }
}
