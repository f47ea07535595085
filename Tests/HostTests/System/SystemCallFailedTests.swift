// SPDX-License-Identifier: MIT
import Glibc
import Testing

@testable import Host

struct SystemCallFailedTests {
  @Test func `a failure reads as the call and the system's own words`() {
    #expect("\(SystemCallFailed(call: "open", code: ENOENT))" == "open: No such file or directory")
  }

  @Test func `a call that fails throws its errno`() {
    #expect(throws: SystemCallFailed(call: "close", code: EBADF)) { try checked("close") { close(-1) } }
  }

  @Test func `a call that succeeds hands its answer on`() throws {
    #expect(try checked("getpid") { getpid() } == getpid())
  }

  @Test func `a call that a signal cut short is made again`() throws {
    var answers: [Int32] = [-1, -1, 5]
    let answer = try checked("read") {
      errno = EINTR
      return answers.removeFirst()
    }
    #expect(answer == 5)
  }
}
