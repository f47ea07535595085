// SPDX-License-Identifier: MIT
import Glibc
import TestSupport
import Testing

@testable import Host

struct ThisProcessTests {
  @Test func `we know our program and who called us`() throws {
    #expect(try #require(ThisProcess.program).hasPrefix("/"))
    #expect(!ThisProcess.parentArguments.isEmpty)
  }

  @Test func `we know as whom we run, and who else does`() throws {
    #expect(ThisProcess.isRoot == (ThisProcess.userName == "root"))
    #expect(ThisProcess.userName(of: getpid()) == ThisProcess.userName)
    let other = try Child(
      ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "tail", "-f", "/dev/null"],
      environment: ["PATH": "/usr/bin:/bin"])
    try eventually("a process of somebody else") { ThisProcess.userName(of: other.pid) == "nobody" }
    #expect(ThisProcess.userName(of: 0) == nil)
  }

  @Test func `a file is seen in its folder only`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "a")
    #expect(ThisProcess.sees("a", in: folder.path))
    #expect(!ThisProcess.sees("b", in: folder.path))
    #expect(!ThisProcess.sees("a", in: folder.path("nowhere")))
  }
}
