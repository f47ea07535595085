// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

struct TextTableTests {
  @Test func `columns are as wide as their widest entry, and lines end with text`() {
    var table = TextTable(["A", "LONG", "B"])
    table.add(["wider", "x", ""])
    #expect(table.lines == ["A      LONG  B", "wider  x"])
  }
}
