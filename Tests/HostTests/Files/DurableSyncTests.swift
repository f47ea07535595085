// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct DurableSyncTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func sync(_ descriptors: [CInt], whole: Bool = false) async -> [CInt] {
    await withCheckedContinuation { continuation in
      DurableSync.start(descriptors, wholeFileSystems: whole, deadline: .seconds(30)) {
        continuation.resume(returning: $0)
      }
    }
  }

  private func file(_ name: String) throws -> CInt { open(try folder.write("x", to: name), O_RDWR) }

  @Test(arguments: [false, true])
  func `files are synced and closed`(whole: Bool) async throws {
    let descriptors = try ["a", "b", "c"].map(file)
    #expect(await sync(descriptors, whole: whole) == [0, 0, 0])
    for descriptor in descriptors {
      // Another test may have been given the number by now.
      var status = stat()
      let isOurs = fstat(descriptor, &status) == 0 && ["a", "b", "c"].contains { inode($0) == status.st_ino }
      #expect(!isOurs)
    }
  }

  @Test func `each descriptor has an outcome of its own`() async throws {
    var ends: [CInt] = [0, 0]
    #expect(pipe(&ends) == 0)
    let descriptors = [try file("a"), ends[0], try file("b"), ends[1]]
    #expect(await sync(descriptors) == [0, EINVAL, 0, EINVAL])
  }

  @Test func `a disk that takes too long fails the batch, and may finish later`() async throws {
    let descriptor = try file("a")
    var ends: [CInt] = [0, 0]
    #expect(pipe(&ends) == 0)
    let (never, trigger) = (ends[0], ends[1])
    let results = await withCheckedContinuation { continuation in
      DurableSync.start([descriptor], wholeFileSystems: false, deadline: .zero, using: { _, _, _, _ in never }) {
        continuation.resume(returning: $0)
      }
    }
    #expect(results == [ETIMEDOUT])
    #expect(fcntl(descriptor, F_GETFD) != -1)
    close(trigger)
    try await closed(descriptor)
  }

  @Test func `a thread that cannot be started fails the batch`() async throws {
    let descriptor = try file("a")
    let results = await withCheckedContinuation { continuation in
      let noThread: DurableSync.Starter = { _, _, _, _ in
        errno = EAGAIN
        return -1
      }
      DurableSync.start([descriptor], wholeFileSystems: false, deadline: .seconds(1), using: noThread) {
        continuation.resume(returning: $0)
      }
    }
    #expect(results == [EAGAIN])
  }

  private func inode(_ name: String) -> ino_t {
    var status = stat()
    return stat(folder.path(name), &status) == 0 ? status.st_ino : 0
  }

  /// Gives the loop turns until the descriptor is nobody's.
  private func closed(_ descriptor: CInt) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while fcntl(descriptor, F_GETFD) != -1 {
      try #require(ContinuousClock.now < end)
      await Task.yield()
    }
  }
}
