// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

struct RuntimeFolderTests {
  @Test func `it is made once and then left alone`() throws {
    let temporary = try TemporaryFolder()
    let folder = RuntimeFolder(temporary.path("run"))
    try folder.create()
    #expect(access(folder.path, W_OK) == 0)
    try folder.create()
  }

  @Test func `one that cannot be made is named`() {
    let failure = #expect(throws: SystemCallFailed.self) { try RuntimeFolder("/nowhere/at-all").create() }
    #expect(failure == SystemCallFailed(call: "mkdir /nowhere/at-all", code: ENOENT))
  }
}
