// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

struct ConsoleTests {
  private func lines(_ input: String, count: Int) -> [String?] {
    let console = RecordedConsole(input).console
    return (0..<count).map { _ in console.inputLine(limit: 10).map { String(decoding: $0, as: UTF8.self) } }
  }

  @Test func `a line is read with its end, and what follows is left for the next`() {
    #expect(lines("one\ntwo", count: 3) == ["one\n", "two", nil])
    #expect(lines("\n", count: 2) == ["\n", nil])
  }

  @Test func `a line without end is cut`() {
    #expect(lines(String(repeating: "x", count: 15), count: 3) == ["xxxxxxxxxx", "xxxxx", nil])
  }

  @Test func `all input is everything up to the end`() {
    let text = String(repeating: "x", count: 200_000)
    #expect(RecordedConsole(text).console.allInput().count == 200_000)
    #expect(RecordedConsole("").console.allInput().isEmpty)
  }
}
