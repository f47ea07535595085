// SPDX-License-Identifier: MIT
import Glibc
import Host
import TestSupport
import Testing

@testable import Commands

@Suite(.serialized, .timeLimit(.minutes(1)))
struct PlanCommandTests {
  private func run(_ host: CommandHost, _ words: String...) async throws -> Said {
    let command = try PlanCommand.parse(words)
    return await host.run { try command.perform($0, on: Terminal(hasColour: false, width: 80)) }
  }

  @Test func `an app that is not there is refused before anything is looked at`() async throws {
    let host = try CommandHost()
    #expect(try await run(host, "nope") == .failed("App nope does not exist", status: 20))
  }

  @Test func `an engine that does not answer has a status of its own`() async throws {
    let host = try CommandHost()
    try host.folder.write("", to: "home/blog/HEAD")
    #expect(unlink(host.folder.path("docker.sock")) == 0)
    let said = try await run(host)
    #expect(said.status == 69 && said.output == "")
    #expect(said.errorOutput.split(separator: "\n").count == 1)
  }

  @Test(arguments: [["--format", "yaml"], ["--nonsense"]])
  func `what makes no sense is a bad flag`(words: [String]) {
    let error = #expect(throws: (any Error).self) { try EventListenerCommand.parseAsRoot(["plan"] + words) }
    #expect(error.map { ProgramEnding($0).status } == 2)
  }
}
