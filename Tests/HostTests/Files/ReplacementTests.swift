// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import Host

struct ReplacementTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test func `a file that is replaced keeps the temporary name`() throws {
    let (new, old) = (try folder.write("new", to: ".t"), try folder.write("old", to: "f"))
    #expect(try Replacement.put(new, at: old) == .temporary)
    #expect(folder.read("f") == "new")
    #expect(folder.read(".t") == "old")
  }

  @Test func `where there was nothing, or no regular file, the temporary name is gone`() throws {
    #expect(try Replacement.put(try folder.write("new", to: ".t"), at: folder.path("f")) == .nothing)
    #expect(mkfifo(folder.path("fifo"), 0o600) == 0)
    #expect(try Replacement.put(try folder.write("new", to: ".t"), at: folder.path("fifo")) == .nothing)
    #expect(folder.read("f") == "new")
    #expect(folder.read("fifo") == "new")
    #expect(folder.read(".t") == nil)
  }

  @Test func `a folder is never swapped with a file`() throws {
    try folder.write("", to: "folder/x")
    let new = try folder.write("new", to: ".t")
    let failure = SystemCallFailed(call: "rename", code: EISDIR)
    #expect(throws: failure) { try Replacement.put(new, at: folder.path("folder")) }
    #expect(folder.read(".t") == "new")
  }

  @Test func `a file that is taken away keeps the temporary name`() throws {
    try folder.write("old", to: "f")
    #expect(try Replacement.take(folder.path("f"), as: folder.path(".t")) == .temporary)
    #expect(folder.read("f") == nil)
    #expect(folder.read(".t") == "old")
    #expect(try Replacement.take(folder.path("f"), as: folder.path(".t")) == nil)
  }

  @Test func `a file whose temporary name would be too long goes at once`() throws {
    let long = String(repeating: "n", count: 250)
    try folder.write("old", to: long)
    #expect(try Replacement.take(folder.path(long), as: folder.path(".\(long).del-1-1.tmp")) == .nothing)
    #expect(folder.read(long) == nil)
  }

  @Test func `a folder is not taken away`() throws {
    try folder.write("", to: "folder/x")
    #expect(throws: SystemCallFailed(call: "unlink", code: EISDIR)) {
      try Replacement.take(folder.path("folder"), as: folder.path(".t"))
    }
  }
}
