// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct SafeTextTests {
  @Test(arguments: [
    ("plain → text, ümlauts", "plain → text, ümlauts"),
    ("two\nlines\r\n", "two\\nlines\\r\\n"),
    ("a\tb", "a\\tb"),
    ("\u{1b}[31mred", "\\u{1b}[31mred"),
    ("\u{9b}31mred", "\\u{9b}31mred"),
    ("\u{7f}\0", "\\u{7f}\\u{0}"),
    ("abc\u{202e}fed", "abc\\u{202e}fed"),
    ("line\u{2028}line", "line\\u{2028}line"),
    ("\u{2066}", "\\u{2066}"),
    ("", ""),
  ])
  func `what a terminal would obey is spelled out`(text: String, escaped: String) {
    #expect(text.escapedForTerminal == escaped)
  }
}
