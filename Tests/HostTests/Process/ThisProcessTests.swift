// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Host

struct ThisProcessTests {
  @Test func `we know our program and who called us`() throws {
    #expect(try #require(ThisProcess.program).hasPrefix("/"))
    #expect(!ThisProcess.parentArguments.isEmpty)
  }

  @Test func `a file is seen in its folder only`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a")
    #expect(ThisProcess.sees("a", in: folder.path))
    #expect(!ThisProcess.sees("b", in: folder.path))
    #expect(!ThisProcess.sees("a", in: folder.path("nowhere")))
  }
}
