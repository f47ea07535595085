// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

@testable import Host

struct OwnedFolderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func status(_ name: String) throws -> stat {
    var status = stat()
    try #require(stat(folder.path(name), &status) == 0)
    return status
  }

  @Test func `a folder belongs to whoever owns the one above it`() throws {
    try #require(chown(folder.path, 64999, 64998) == 0)
    try OwnedFolder.make(folder.path("a"))
    let made = try status("a")
    #expect(made.st_uid == 64999 && made.st_gid == 64998 && made.st_mode & 0o7777 == 0o755)
  }

  @Test func `one that is there stays as it is`() throws {
    try #require(mkdir(folder.path("a"), 0o700) == 0)
    try #require(chown(folder.path, 64999, 64998) == 0)
    try OwnedFolder.make(folder.path("a"))
    let found = try status("a")
    #expect(found.st_uid == getuid() && found.st_mode & 0o7777 == 0o700)
  }

  @Test func `a missing folder above is told`() {
    #expect(throws: SystemCallFailed(call: "mkdir \(folder.path("x/y"))", code: ENOENT)) {
      try OwnedFolder.make(folder.path("x/y"))
    }
  }
}
