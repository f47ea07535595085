// SPDX-License-Identifier: MIT
import ArgumentParser
import Host
import Testing

@testable import Commands

struct CrashesCommandTests {
  @Test(arguments: [
    ["crashes", "UPPER"], ["crashes", "--id", "xyz"], ["crashes", "--follow", "--id", "0123abcd"],
    ["crashes", "--follow", "--until", "now"], ["crashes", "a", "b"],
  ])
  func `what makes no sense is a bad flag`(arguments: [String]) {
    let error = #expect(throws: (any Error).self) { try EventListenerCommand.parseAsRoot(arguments) }
    #expect(error.map { ProgramEnding($0).status } == 2)
  }

  @Test func `a time that is none is a bad setting`() throws {
    let command = try CrashesCommand.parse(["--since", "soon"])
    #expect(throws: InvalidSetting.self) { try command.run() }
  }

  @Test func `a folder without a journal is a failure`() throws {
    let command = try CrashesCommand.parse(["--directory", "/nowhere/at-all"])
    #expect(throws: CommandFailed.self) { try command.run() }
  }
}
