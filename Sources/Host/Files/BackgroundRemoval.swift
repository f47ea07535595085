// SPDX-License-Identifier: MIT

import CLinux
import Dispatch
import Glibc

/// Unlinks temporary files in a thread of its own, one batch after the other. What cannot be removed stays and is left
/// over: the next start tries again.
final class BackgroundRemoval {
  private let onTried: ([String]) -> Void
  private var waiting: [String] = []
  private var isRunning = false
  private var source: (any DispatchSourceRead)?

  /// `onTried` gets each path once, after the attempt.
  init(onTried: @escaping ([String]) -> Void) { self.onTried = onTried }

  func remove(_ path: String) {
    waiting.append(path)
    guard !isRunning else { return }
    isRunning = true
    // What else this turn of the loop removes comes along.
    DispatchQueue.main.async { self.start() }
  }

  private func start() {
    let paths = waiting
    waiting = []
    isRunning = !paths.isEmpty
    guard isRunning else { return }
    let done = withCStrings(paths) { linux_unlink($0, UInt(paths.count)) }
    guard done != -1 else {
      for path in paths { unlink(path) }
      return finish(paths)
    }
    let source = DispatchSource.makeReadSource(fileDescriptor: done, queue: .main)
    source.setEventHandler { self.finish(paths) }
    source.setCancelHandler { close(done) }
    self.source = source
    source.resume()
  }

  private func finish(_ paths: [String]) {
    source?.cancel()
    source = nil
    onTried(paths)
    start()
  }
}
