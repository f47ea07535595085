// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import Host

struct RegularFileTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(arguments: [0, 1, 1023, 1024, 1025, 8191, 8192, 8193, 65536])
  func `a file of any size up to the limit is read whole`(size: Int) throws {
    let text = String((0..<size).map { Character(Unicode.Scalar(UInt8(0x61 + $0 % 26))) })
    let path = try folder.write(text, to: "file")
    #expect(try RegularFile.read(path, limit: 65536) == .bytes(Array(text.utf8)))
    #expect(try RegularFile.read(path, limit: size) == .bytes(Array(text.utf8)))
  }

  @Test(arguments: [1, 1024, 1025, 8193])
  func `a file larger than the limit is refused`(size: Int) throws {
    let path = try folder.write(String(repeating: "x", count: size), to: "file")
    #expect(try RegularFile.read(path, limit: size - 1) == .refused(reason: "larger than \((size - 1) / 1024) KiB"))
  }

  @Test func `a missing file is nil, and so is one below a file`() throws {
    try folder.write("", to: "file")
    #expect(try RegularFile.read(folder.path("missing"), limit: 10) == nil)
    #expect(try RegularFile.read(folder.path("missing/missing"), limit: 10) == nil)
    #expect(try RegularFile.read(folder.path("file/missing"), limit: 10) == nil)
  }

  @Test func `fifos, sockets, folders and devices are refused`() throws {
    #expect(mkfifo(folder.path("fifo"), 0o600) == 0)
    #expect(mkdir(folder.path("folder"), 0o700) == 0)
    #expect(mknod(folder.path("socket"), S_IFSOCK | 0o600, 0) == 0)
    for path in [folder.path("fifo"), folder.path("folder"), folder.path("socket"), "/dev/null"] {
      #expect(try RegularFile.read(path, limit: 10) == .refused(reason: "not a regular file"))
    }
    guard case .refused? = try RegularFile.read("/dev/zero", limit: 100_000) else {
      Issue.record("an endless device was read")
      return
    }
  }

  @Test func `a fifo that somebody writes to is neither read nor disturbed`() throws {
    #expect(mkfifo(folder.path("fifo"), 0o600) == 0)
    let end = open(folder.path("fifo"), O_RDWR | O_NONBLOCK)
    defer { close(end) }
    #expect(write(end, "text", 4) == 4)
    #expect(try RegularFile.read(folder.path("fifo"), limit: 10) == .refused(reason: "not a regular file"))
    var buffer = [UInt8](repeating: 0, count: 10)
    #expect(read(end, &buffer, 10) == 4)
  }

  @Test func `a loop of links is an error with its reason`() {
    #expect(symlink("loop", folder.path("loop")) == 0)
    #expect(throws: SystemCallFailed(call: "open", code: ELOOP)) {
      try RegularFile.read(folder.path("loop"), limit: 10)
    }
  }

  @Test func `a regular file exists, also behind a link, and nothing else does`() throws {
    try folder.write("", to: "file")
    #expect(symlink("file", folder.path("link")) == 0)
    #expect(symlink("nowhere", folder.path("dangling")) == 0)
    #expect(symlink("loop", folder.path("loop")) == 0)
    let here = try #require(try Folder.open(folder.path))
    for (name, expected) in [("file", true), ("link", true), ("dangling", false), (".", false), ("file/x", false)] {
      #expect(try RegularFile.exists(name, in: here.descriptor) == expected, "\(name)")
    }
    #expect(throws: SystemCallFailed(call: "stat", code: ELOOP)) {
      try RegularFile.exists(folder.path("loop"), in: AT_FDCWD)
    }
  }
}
