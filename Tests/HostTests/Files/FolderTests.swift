// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import Host

struct FolderTests {
  @Test func `every entry is told once, however many there are`() throws {
    let folder = try TemporaryFolder()
    let names = (0..<700).map { "a-name-so-long-that-few-of-them-are-read-in-one-call-\($0)" }
    for name in names { mkdir(folder.path(name), 0o700) }
    var seen: [String] = []
    try #require(try Folder.open(folder.path)).forEachEntry { name, maybeFolder in
      if maybeFolder { seen.append(String(cString: name)) }
    }
    #expect(seen.sorted() == names.sorted())
  }

  @Test func `a regular file is no folder, a link may be one`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    #expect(symlink("file", folder.path("link")) == 0)
    var maybe: [String: Bool] = [:]
    try #require(try Folder.open(folder.path)).forEachEntry { maybe[String(cString: $0)] = $1 }
    #expect(maybe == ["file": false, "link": true])
  }

  @Test func `a folder that is not there is nil, one that cannot be opened is an error`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    #expect(try Folder.open(folder.path("missing")) == nil)
    let cause = SystemCallFailed(call: "open", code: ENOTDIR)
    #expect(throws: UnreadableFile(path: folder.path("file"), cause: cause)) { try Folder.open(folder.path("file")) }
    let parent = try #require(try Folder.open(folder.path))
    #expect(throws: UnreadableFile(path: folder.path("file"), cause: cause)) { try parent.folder("file") }
  }

  @Test func `a folder replaced after it was opened is still the one that was opened`() throws {
    let folder = try TemporaryFolder()
    try folder.write("old", to: "app/file")
    let opened = try #require(try Folder.open(folder.path("app")))
    #expect(rename(folder.path("app"), folder.path("renamed")) == 0)
    try folder.write("new", to: "app/file")
    #expect(try RegularFile.read("file", in: opened.descriptor, limit: 100) == .bytes(Array("old".utf8)))
  }
}
