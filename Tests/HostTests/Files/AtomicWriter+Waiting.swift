// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import Host

extension AtomicWriter {
  func write(_ files: [FileWrite]) async -> [Written] {
    await withCheckedContinuation { continuation in write(files) { continuation.resume(returning: $0) } }
  }

  func remove(_ paths: [String]) async -> [Written] {
    await withCheckedContinuation { continuation in remove(paths) { continuation.resume(returning: $0) } }
  }

  func stage(_ files: [FileWrite]) async -> [Staged] {
    await withCheckedContinuation { continuation in stage(files) { continuation.resume(returning: $0) } }
  }
}

extension FileWrite {
  init(_ path: String, _ text: String, mode: UInt32 = 0o644, owner: FileOwner? = nil) {
    self.init(path: path, bytes: Array(text.utf8), mode: mode, owner: owner)
  }
}

extension TemporaryFolder {
  /// What is in a folder, once temporary files that are on their way out have gone.
  func settled(_ name: String = "") async throws -> [String] {
    let end = ContinuousClock.now + .seconds(10)
    while true {
      let names = try FileManager.default.contentsOfDirectory(atPath: path(name)).sorted()
      if !names.contains(where: { TemporaryName.process(of: $0) != nil }) { return names }
      try #require(ContinuousClock.now < end, "\(names)")
      await Task.yield()
    }
  }
}
