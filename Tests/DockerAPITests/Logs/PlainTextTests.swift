// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct PlainTextTests {
  @Test(arguments: [
    ("plain", "plain"), ("a\tb", "a\tb"), ("\u{1b}[1;31mred\u{1b}[0m", "red"), ("\u{1b}[?25lx", "x"),
    ("\u{1b}]0;title\u{7}x", "x"), ("\u{1b}]8;;http://a\u{1b}\\link", "link"), ("\u{1b}Pq\u{1b}[1m\u{1b}\\x", "x"),
    ("\u{1b}(Bx", "x"), ("\u{1b}cx", "x"), ("\u{9b}31mx", "x"), ("a\u{1b}[3", "a"), ("a\u{1b}", "a"),
    ("\u{1b}\u{1b}[1mx", "x"), ("a\0b", "a\u{fffd}b"), ("a\u{8}\u{7f}", "a\u{fffd}\u{fffd}"), ("a\u{85}", "a\u{fffd}"),
    ("é → 🙂", "é → 🙂"), ("", ""),
  ])
  func `commands to a terminal go, and what else is no text is marked`(line: String, plain: String) {
    #expect(PlainText.of(Array(line.utf8)) == plain)
  }

  @Test(arguments: [("10 %\r50 %\r100 %", "100 %"), ("text\r", "text"), ("\rtext", "text"), ("a\r\r", "a"), ("\r", "")])
  func `of a line that is written over its last state stays`(line: String, plain: String) {
    #expect(PlainText.of(Array(line.utf8)) == plain)
  }

  @Test func `bytes that are no UTF-8 are marked`() {
    #expect(PlainText.of([0x61, 0xff, 0xc3, 0x62]) == "a\u{fffd}\u{fffd}b")
  }

  @Test func `no line holds what a terminal would obey`() {
    for first in 0..<256 as Range<Int> {
      for second in [0, 7, 0x1b, 0x5b, 0x5d, 0x6d, 0x9b, 0xc2] {
        let text = PlainText.of([0x1b, UInt8(first), UInt8(second), 0x41, UInt8(first)])
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f..<0xa0).contains($0.value) || $0 == "\t" })
      }
    }
  }
}
