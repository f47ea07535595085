// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct TerminalTests {
  private func terminal(_ variables: [String: String] = [:], columns: Int?) -> Terminal {
    Terminal(variable: { variables[$0] }, columns: columns)
  }

  @Test func `a terminal has colour and its own width, anything else neither`() {
    #expect(terminal(columns: 132) == Terminal(hasColour: true, width: 132))
    #expect(terminal(columns: nil) == Terminal(hasColour: false, width: 80))
    #expect(terminal(columns: 0) == Terminal(hasColour: true, width: 80))
  }

  @Test func `COLUMNS wins where it makes sense`() {
    #expect(terminal(["COLUMNS": "40"], columns: 132).width == 40)
    #expect(terminal(["COLUMNS": "40"], columns: nil).width == 40)
    for nonsense in ["0", "-3", "wide", ""] { #expect(terminal(["COLUMNS": nonsense], columns: 132).width == 132) }
  }

  @Test(arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]])
  func `colour can be refused`(variables: [String: String]) {
    #expect(!terminal(variables, columns: 80).hasColour)
    #expect(terminal(["NO_COLOR": ""], columns: 80).hasColour)
  }

  @Test func `paint ends where it began`() {
    #expect(Terminal(hasColour: true, width: 80).painted("x", .red) == "\u{1b}[31mx\u{1b}[0m")
    #expect(Terminal(hasColour: true, width: 80).painted("", .red) == "")
    #expect(Terminal(hasColour: false, width: 80).painted("x", .red) == "x")
  }
}
