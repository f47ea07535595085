// SPDX-License-Identifier: MIT
import ArgumentParser
import Testing

@testable import Commands

struct FlagUsageTests {
  @Test func `usage is laid out in columns, sorted`() {
    let flags = [FlagUsage("force", "at once"), FlagUsage("format", value: "string", "how", standard: "text")]
    #expect(
      FlagUsage.text("network:x", flags) == """
        Usage of network:x:
              --force           at once
              --format string   how (default "text")

        """)
    #expect(FlagUsage.text("network:x", []) == "Usage of network:x:\n")
  }

  @Test(arguments: DokkuProgram.networkCommands.map { $0.name })
  func `the parser knows the flags of the usage and no others`(name: String) throws {
    let command = try #require(DokkuProgram.networkCommands.first { $0.name == name })
    for flag in command.flags {
      #expect(throws: Never.self) { try command.reading(["--\(flag.name)" + (flag.value == nil ? "" : "=k=v")]) }
    }
    let help = command.helpMessage(columns: 1000).split(separator: "\n").map { $0.drop { $0 == " " } }
    let shown = help.filter { $0.hasPrefix("--") }.flatMap { $0.split(separator: "/") }.map {
      $0.dropFirst(2).prefix { !" =".contains($0) }
    }
    #expect(Set(shown.map(String.init)).subtracting(["help"]) == Set(command.flags.map(\.name)))
  }
}
