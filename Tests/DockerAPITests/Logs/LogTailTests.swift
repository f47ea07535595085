// SPDX-License-Identifier: MIT
import Testing

@testable import DockerAPI

struct LogTailTests {
  private func text(_ parts: [ArraySlice<UInt8>], lines: Int = 20, hasTerminal: Bool = false) -> String {
    var tail = LogTail(lines: lines, hasTerminal: hasTerminal)
    for part in parts { tail.feed(part) }
    return tail.text
  }

  @Test func `the last lines are kept, wherever their bytes were cut`() {
    let bytes = Frames.output("one\n") + Frames.error("two\n") + Frames.output("three\nfour\n")
    for parts in Cuts.all(bytes) {
      #expect(text(parts, lines: 3) == "two\nthree\nfour")
      #expect(text(parts) == "one\ntwo\nthree\nfour")
    }
  }

  @Test func `a terminal's output comes as it is`() {
    for parts in Cuts.all("one\r\ntwo\r\n") { #expect(text(parts, hasTerminal: true) == "one\ntwo") }
  }

  @Test func `a line in several frames is one, whatever the other stream says in between`() {
    let bytes = Frames.output("one ") + Frames.error("two\n") + Frames.output("line\n")
    for parts in Cuts.all(bytes) { #expect(text(parts) == "two\none line") }
  }

  @Test func `a last line without an end counts`() {
    for parts in Cuts.all(Frames.output("one\ntwo")) { #expect(text(parts, lines: 1) == "two") }
  }

  @Test func `a character cut between two frames is whole again`() {
    let arrow = Array("→".utf8)
    let bytes = Frames.frame(1, Array(arrow.prefix(1))) + Frames.frame(1, arrow.dropFirst() + [0x0a])
    for parts in Cuts.all(bytes) { #expect(text(parts) == "→") }
  }

  @Test func `half a character at the end is marked`() {
    #expect(text(Cuts.whole(Frames.frame(1, [0x61, 0xe2, 0x86, 0x0a]))) == "a\u{fffd}")
  }

  @Test func `of a line of ten megabytes its beginning is kept, and not more`() {
    var tail = LogTail(lines: 20, hasTerminal: false)
    tail.feed(Frames.output("before\n")[...])
    let chunk = Frames.frame(1, [UInt8](repeating: 0x78, count: 16384))
    for _ in 0..<640 { tail.feed(chunk[...]) }
    tail.feed(Frames.output("\nafter\n")[...])
    #expect(tail.text == "before\n\(String(repeating: "x", count: LogTail.lineLimit))…\nafter")
  }

  @Test func `of many long lines the newest are kept, and fit`() {
    var tail = LogTail(lines: 1000, hasTerminal: false)
    for number in 0..<1000 {
      tail.feed(Frames.output("\(number) \(String(repeating: "y", count: 1000))\n")[...])
    }
    let lines = tail.text.split(separator: "\n")
    #expect(tail.text.utf8.count <= LogTail.limit)
    #expect(lines.count == 16)
    #expect(lines.last?.hasPrefix("999 ") == true)
  }

  @Test func `who said nothing left nothing`() {
    #expect(text([]) == "")
    #expect(text(Cuts.whole(Frames.output("\n\n"))) == "")
  }
}
