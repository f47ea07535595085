// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

struct NetworkHelpTests {
  @Test(arguments: [["network"], ["network:help"], ["network:help", "anything"]])
  func `the family's name and its help say the same`(words: [String]) async throws {
    #expect(await (try CommandHost()).run(words) == Said(0, NetworkHelp.text))
  }

  @Test func `every command has its row, in columns`() {
    let rows = NetworkHelp.text.split(separator: "\n").dropFirst(3)
    #expect(NetworkHelp.text.hasPrefix("Usage: dokku network[:COMMAND]\n\nManage network settings for an app\n\n"))
    let longest = rows.map { $0.dropFirst(4).split(separator: "  ")[0].utf8.count }.max() ?? 0
    for row in rows {
      let columns = Array(row.utf8.dropFirst(4))
      #expect(columns[longest] == 0x20 && columns[longest + 1] == 0x20 && columns[longest + 2] != 0x20)
    }
    let named = Set(NetworkHelp.rows.map { String($0.signature.prefix { $0 != " " }) })
    #expect(named == Set(DokkuProgram.networkCommands.map { $0.name }).subtracting(["network:help"]))
  }

  @Test func `what Dokku makes columns of has one comma a row`() {
    for line in (NetworkHelp.summary + NetworkHelp.all).split(separator: "\n") {
      #expect(line.count { $0 == "," } == 1)
      #expect(line.hasPrefix("    network"))
    }
  }
}
