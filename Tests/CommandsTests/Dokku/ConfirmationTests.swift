// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

nonisolated struct ConfirmationTests {
  @Test(arguments: ["blog\n", "  blog \n", "blog", "blog\r\n"])
  func `the name itself confirms`(line: String) {
    #expect(throws: Never.self) { try Confirmation.check(Array(line.utf8), is: "blog") }
  }

  @Test(arguments: [
    (nil, "EOF"), ("\n", "unexpected newline"), ("  \n", "unexpected newline"), (" ", "EOF"),
    ("blog blog\n", "expected newline"), ("blo\n", "Confirmation did not match test. Aborted."),
    ("Blog\n", "Confirmation did not match test. Aborted."),
  ])
  func `anything else does not, each in its words`(line: String?, message: String) {
    let failure = #expect(throws: CommandFailed.self) {
      try Confirmation.check(line.map { Array($0.utf8) }, is: "blog")
    }
    #expect(failure?.message == message)
  }
}
