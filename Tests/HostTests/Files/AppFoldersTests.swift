// SPDX-License-Identifier: MIT

import Foundation
import TestSupport
import Testing

@testable import Host

struct AppFoldersTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func listed() throws -> AppFolders {
    let root = try #require(try Folder.open(folder.path))
    return try AppFolders(in: root)
  }

  @Test func `folders and links to folders are apps, byte-sorted`() throws {
    for name in ["b", "a-b", "a.b", "10", "a"] { #expect(mkdir(folder.path(name), 0o755) == 0) }
    #expect(symlink("a", folder.path("link")) == 0)
    #expect(symlink("/nowhere/at/all", folder.path("dangling")) == 0)
    #expect(symlink("loop", folder.path("loop")) == 0)
    try folder.write("", to: "file")
    #expect(symlink("file", folder.path("link-to-file")) == 0)
    #expect(try listed().names.map(\.rawValue) == ["10", "a", "a-b", "a.b", "b", "link"])
    #expect(try listed().refused == [])
  }

  @Test func `names that begin with a dot or a capital are passed over in silence`() throws {
    for name in [".ssh", ".hidden", "Backup", "VHOST"] { #expect(mkdir(folder.path(name), 0o755) == 0) }
    #expect(try listed().names == [])
    #expect(try listed().refused == [])
  }

  @Test(arguments: ["lost+found", "a b", "_x", "a\nb", "é", "-rf", String(repeating: "a", count: 201)])
  func `a name that no app can have is refused`(name: String) throws {
    #expect(mkdir(folder.path(name), 0o755) == 0)
    #expect(try listed().names == [])
    #expect(try listed().refused == ["\(folder.path)/\(name.debugDescription): refused, not an app's name"])
  }

  @Test func `a name that is not UTF-8 is refused`() throws {
    let path = Array(folder.path("x").utf8CString.dropLast()) + [CChar(bitPattern: 0xff), 0]
    #expect(mkdir(path, 0o755) == 0)
    #expect(try listed().refused.count == 1)
  }
}
