// SPDX-License-Identifier: MIT

import CLinux
import Dispatch
import Glibc

/// Makes written files durable without holding up the loop: fsync(2) may wait seconds for a busy disk.
final class DurableSync {
  /// `linux_sync`, but for tests.
  typealias Starter = (UnsafePointer<CInt>?, UnsafeMutablePointer<CInt>?, UInt, CInt) -> CInt

  private let descriptors: UnsafeMutableBufferPointer<CInt>
  private let errors: UnsafeMutableBufferPointer<CInt>
  private var source: (any DispatchSourceRead)?
  private var timer: LoopTimer?
  private var then: (([CInt]) -> Void)?

  /// Takes the descriptors over and closes them. `then` gets an errno or 0 for each, later; ETIMEDOUT for all when the
  /// disk takes longer than the deadline. A whole file system is cheaper to sync than many files of it one by one.
  static func start(
    _ descriptors: [CInt], wholeFileSystems: Bool, deadline: Duration, using start: Starter = linux_sync,
    then: @escaping ([CInt]) -> Void
  ) {
    let sync = DurableSync(descriptors, then)
    let done = start(
      sync.descriptors.baseAddress, sync.errors.baseAddress, UInt(descriptors.count), wholeFileSystems ? 1 : 0)
    if done == -1 {
      let code = errno
      sync.release()
      DispatchQueue.main.async { sync.answer(Array(repeating: code, count: descriptors.count)) }
    } else {
      sync.wait(for: done, deadline)
    }
  }

  private init(_ descriptors: [CInt], _ then: @escaping ([CInt]) -> Void) {
    self.descriptors = .allocate(capacity: descriptors.count)
    _ = self.descriptors.initialize(from: descriptors)
    errors = .allocate(capacity: descriptors.count)
    errors.initialize(repeating: 0)
    self.then = then
  }

  /// The source keeps this object, and with it the thread's memory, until the thread is done with it.
  private func wait(for done: CInt, _ deadline: Duration) {
    let source = DispatchSource.makeReadSource(fileDescriptor: done, queue: .main)
    source.setEventHandler { self.finish() }
    source.setCancelHandler { close(done) }
    self.source = source
    source.resume()
    timer = LoopTimer(after: deadline) { [weak self] in
      guard let self else { return }
      self.answer(Array(repeating: ETIMEDOUT, count: self.errors.count))
    }
  }

  private func finish() {
    let results = Array(errors)
    source?.cancel()
    source = nil
    release()
    answer(results)
  }

  private func release() {
    for descriptor in descriptors { close(descriptor) }
    descriptors.deallocate()
    errors.deallocate()
  }

  private func answer(_ results: [CInt]) {
    timer = nil
    let then = self.then
    self.then = nil
    then?(results)
  }
}
