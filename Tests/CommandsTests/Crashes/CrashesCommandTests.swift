// SPDX-License-Identifier: MIT
import ArgumentParser
import Host
import Testing

@testable import Commands

struct CrashesCommandTests {
  @Test(arguments: [
    ["crashes", "UPPER"], ["crashes", "--id", "xyz"], ["crashes", "--follow", "--id", "0123abcd"],
    ["crashes", "--follow", "--until", "now"], ["crashes", "a", "b"], ["crashes", "--timeline", "--follow"],
    ["crashes", "--timeline", "--id", "0123abcd"], ["crashes", "--svg", "x", "--follow"],
    ["crashes", "--timeline", "--svg", "-"],
  ])
  func `what makes no sense is a bad flag`(arguments: [String]) {
    let error = #expect(throws: (any Error).self) { try EventListenerCommand.parseAsRoot(arguments) }
    #expect(error.map { ProgramEnding($0).status } == 2)
  }

  @Test func `a time that is none is a bad setting`() throws {
    let command = try CrashesCommand.parse(["--since", "soon"])
    #expect(throws: InvalidSetting.self) { try command.run() }
  }

  @Test(arguments: [
    ["--since", "now"], ["--since", "-1h", "--until", "-2h"], ["--since", "@1000", "--until", "@1000"],
    ["--since", "tomorrow"],
  ])
  func `a period that holds no time is refused with one line`(words: [String]) throws {
    let command = try CrashesCommand.parse(["--timeline"] + words)
    let error = #expect(throws: InvalidSetting.self) { try command.run() }
    let ending = try #require(error.map { ProgramEnding($0) })
    #expect(ending.status == 64 && ending.errorOutput.split(separator: "\n").count == 1)
  }

  @Test func `a folder without a journal is a failure`() throws {
    let command = try CrashesCommand.parse(["--directory", "/nowhere/at-all"])
    #expect(throws: CommandFailed.self) { try command.run() }
  }
}
