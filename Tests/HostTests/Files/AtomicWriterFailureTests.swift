// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct AtomicWriterFailureTests {
  private let folder: TemporaryFolder
  private let writer = AtomicWriter()

  init() throws { folder = try TemporaryFolder() }

  /// Mounts a file system of a few pages for the time of the body.
  private func withTinyDisk(_ options: String, flags: UInt = 0, _ body: (String) async throws -> Void) async throws {
    let path = folder.path("disk")
    try #require(mkdir(path, 0o755) == 0)
    try #require(mount("tmpfs", path, "tmpfs", flags, options) == 0, "\(String(cString: strerror(errno)))")
    do { try await body(path) } catch {
      umount2(path, CInt(MNT_DETACH))
      throw error
    }
    #expect(umount2(path, CInt(MNT_DETACH)) == 0)
  }

  @Test(arguments: [1, 30])
  func `a full disk costs the files on it alone and leaves no temporary file`(others: Int) async throws {
    try await withTinyDisk("size=16k") { disk in
      try folder.write("old", to: "disk/a")
      let fine = (0..<others).map { FileWrite(folder.path("fine-\($0)"), "x") }
      let written = await writer.write(
        [FileWrite("\(disk)/a", String(repeating: "x", count: 20000))] + fine + [FileWrite("\(disk)/b", "small")])
      #expect(written.first?.outcome == .failure(SystemCallFailed(call: "write", code: ENOSPC)))
      #expect(written.dropFirst().allSatisfy { $0.outcome == .success(true) })
      #expect(folder.read("disk/a") == "old")
      #expect(try await folder.settled("disk") == ["a", "b"])
    }
  }

  @Test func `a read-only disk fails with its own reason`() async throws {
    try await withTinyDisk("size=16k", flags: UInt(MS_RDONLY)) { disk in
      let written = await writer.write([FileWrite("\(disk)/a", "x"), FileWrite(folder.path("b"), "x")])
      #expect(written.map(\.outcome) == [.failure(SystemCallFailed(call: "open", code: EROFS)), .success(true)])
    }
  }

  @Test func `a missing folder, a file for a folder and a folder for a file are told apart`() async throws {
    try folder.write("", to: "file")
    try folder.write("", to: "folder/x")
    let written = await writer.write([
      FileWrite(folder.path("missing/a"), "x"), FileWrite(folder.path("file/a"), "x"),
      FileWrite(folder.path("folder"), "x"),
      FileWrite(folder.path("fine"), "x"),
    ])
    #expect(
      written.map(\.outcome) == [
        .failure(SystemCallFailed(call: "open", code: ENOENT)), .failure(SystemCallFailed(call: "open", code: ENOTDIR)),
        .failure(SystemCallFailed(call: "rename", code: EISDIR)), .success(true),
      ])
    #expect(try await folder.settled("") == ["file", "fine", "folder"])
  }

  @Test func `a fifo in a file's place is replaced`() async throws {
    #expect(mkfifo(folder.path("IP.web.1"), 0o600) == 0)
    let written = await writer.write([FileWrite(folder.path("IP.web.1"), "172.17.0.2")])
    #expect(written.map(\.outcome) == [.success(true)])
    #expect(folder.read("IP.web.1") == "172.17.0.2")
  }

  @Test func `a name too long for the file system fails alone`() async {
    let written = await writer.write([
      FileWrite(folder.path(String(repeating: "n", count: 250)), "x"), FileWrite(folder.path("a"), "x"),
    ])
    #expect(written.map(\.outcome) == [.failure(SystemCallFailed(call: "open", code: ENAMETOOLONG)), .success(true)])
  }
}
