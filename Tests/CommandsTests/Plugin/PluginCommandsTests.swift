// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

nonisolated struct PluginCommandsTests {
  private func answer(_ words: String..., parent: [String] = []) -> (output: String, status: Int32) {
    PluginCommands.answer(words) { parent }
  }

  @Test func `Dokku's help has one line of it, or all with --all`() {
    #expect(answer("help", parent: ["bash", "/usr/bin/dokku", "help"]).output == NetworkHelp.summary)
    #expect(answer("help", parent: ["bash", "/usr/bin/dokku", "help", "--all"]).output == NetworkHelp.all)
    #expect(answer("help").status == 0)
  }

  @Test func `the family's own help is answered`() {
    #expect(answer("network").output == NetworkHelp.text)
    #expect(answer("network:help").output == NetworkHelp.text)
  }

  @Test(arguments: ["network:bogus", "apps:list", "", "networks"])
  func `anything else is somebody else's, without a word`(command: String) {
    #expect(answer(command) == ("", 10))
  }
}
