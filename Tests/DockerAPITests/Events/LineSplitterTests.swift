// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct LineSplitterTests {
  private func split(_ parts: [ArraySlice<UInt8>], limit: Int = 8) -> [String] {
    var splitter = LineSplitter(limit: limit)
    return parts.flatMap { splitter.feed($0) }.map { line in
      switch line {
      case .whole(let bytes): String(decoding: bytes, as: UTF8.self)
      case .tooLong: "too long"
      }
    }
  }

  @Test(arguments: [
    ("a\nbc\n", ["a", "bc"]),
    ("a\r\nb\r\n", ["a", "b"]),
    ("\n\r\n\na\n\n", ["a"]),
    ("\u{1e}a\n\u{1e}b\n", ["a", "b"]),
    ("\u{1e}\n\u{1e}\u{1e}a\n", ["a"]),
    ("12345678\n", ["12345678"]),
    ("123456789\nb\n", ["too long", "b"]),
    ("1234567890123456789012345\nb\n", ["too long", "b"]),
    ("a\n123456789\n123456789\nb\nc", ["a", "too long", "too long", "b"]),
    ("rest", []),
    ("", []),
  ])
  func `wherever the bytes are cut, the lines are the same`(_ text: String, _ lines: [String]) {
    for parts in Cuts.all(text) { #expect(split(parts) == lines) }
  }

  @Test func `a line that is too long is said before its end came`() {
    #expect(split(Cuts.single(Array("123456789".utf8))) == ["too long"])
  }
}
