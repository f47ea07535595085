// SPDX-License-Identifier: MIT

import Testing

@testable import DokkuFiles

struct TextLineTests {
  @Test(arguments: [
    ("", []),
    ("\n\n", []),
    ("one", ["1 one"]),
    ("one\n", ["1 one"]),
    ("one\ntwo", ["1 one", "2 two"]),
    ("\n  one \n\t\n\r\ntwo\t\r\n", ["2 one", "5 two"]),
    ("a b\n", ["1 a b"]),
  ])
  func `lines keep their number and lose blanks around them`(text: String, expected: [String]) {
    let lines = TextLine.all(in: Array(text.utf8))
    #expect(lines.map { "\($0.number) \($0.text ?? "?")" } == expected)
  }

  @Test(arguments: ["", "\n", " \r\n\t\n\n", "a", "\n\n b \nc\n", "\u{0b}\u{0c}x\ny"])
  func `the first line is the first of all lines`(text: String) {
    let bytes = Array(text.utf8)
    #expect(TextLine.first(in: bytes) == TextLine.all(in: bytes).first)
  }

  @Test func `a line that is not UTF-8 has no text`() {
    #expect(TextLine.first(in: [0x61, 0xff])?.text == nil)
  }
}
