// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct EngineMessageTests {
  @Test(arguments: [
    (#"{"message":"No such container: nope"}"#, "No such container: nope"),
    (#"{"message":"two\nlines\t here "}"#, "two lines here"),
    ("page not found\n", "page not found"),
    (#"{"error":"x"}"#, #"{"error":"x"}"#),
    (#"{"message":7}"#, #"{"message":7}"#),
    (#"{"message":"cut"#, #"{"message":"cut"#),
    ("", ""),
  ])
  func `an error's words are found on one line`(_ body: String, _ expected: String) {
    #expect(EngineMessage.text(Array(body.utf8)) == expected)
  }

  @Test func `a page of words is cut short`() {
    #expect(EngineMessage.text(Array(repeating: 0x61, count: 100_000)).count == 1000)
    #expect(EngineMessage.text(Array(#"{"message":"\#(String(repeating: "a", count: 100_000))"}"#.utf8)).count == 1000)
  }
}
