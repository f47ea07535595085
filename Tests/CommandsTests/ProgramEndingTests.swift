// SPDX-License-Identifier: MIT
import ArgumentParser
import Host
import Testing

@testable import Commands

struct ProgramEndingTests {
  @Test(arguments: [
    (["--nothing-like-it"], "Unknown option '--nothing-like-it'"),
    (["frob"], "Unexpected argument 'frob'"),
    (["watch", "--docker-host"], "Missing value for '--docker-host <socket>'"),
    (["watch", "--proxy", "auto", "--proxxy"], "Unknown option '--proxxy'. Did you mean '--proxy'?"),
    (["version", "extra"], "Unexpected argument 'extra'"),
  ])
  func `a bad flag ends with 2 and one line`(arguments: [String], message: String) {
    let ending = end(of: arguments)
    #expect(ending?.status == 2)
    #expect(ending?.output == "")
    #expect(ending?.errorOutput == " !     \(message)\n")
  }

  @Test func `a format that there is not ends with 2 and one line`() {
    let ending = end(of: ["version", "--format", "yaml"])
    #expect(ending?.status == 2)
    #expect(ending?.errorOutput.split(separator: "\n").count == 1)
    #expect(ending?.errorOutput.contains("yaml") == true)
  }

  @Test(arguments: [["--help"], ["-h"], ["watch", "--help"], ["help", "reload"], ["--version"]])
  func `whoever asks for help gets it on stdout, and 0`(arguments: [String]) throws {
    let ending = try #require(end(of: arguments))
    #expect(ending.status == 0)
    #expect(ending.errorOutput == "")
    #expect(ending.output.hasSuffix("\n"))
  }

  @Test func `a bad setting ends with 64 and one line that names it`() {
    let ending = ProgramEnding(InvalidSetting(source: "DEL_PROXY", value: "a\nb", allowed: "auto"))
    #expect(ending.status == 64)
    #expect(ending.errorOutput == " !     DEL_PROXY is \"a\\nb\"; it must be auto\n")
  }

  @Test func `a failure ends with 1 and one line`() {
    let ending = ProgramEnding(CommandFailed("the daemon\nis not running"))
    #expect(ending.status == 1)
    #expect(ending.errorOutput == " !     the daemon is not running\n")
  }

  /// How the program ends; nil where the arguments make a command.
  private func end(of arguments: [String]) -> ProgramEnding? {
    do {
      var command = try EventListenerCommand.parseAsRoot(arguments)
      // Help and version are commands that only say something.
      guard
        !(command is WatchCommand || command is ReloadCommand || command is StatusCommand || command is CrashesCommand
          || command is VersionCommand)
      else { return nil }
      try command.run()
      return nil
    } catch {
      return ProgramEnding(error)
    }
  }
}
