// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Commands

@Suite(.serialized, .timeLimit(.minutes(1)))
struct TCPPortsReportCommandTests {
  private func host() throws -> CommandHost {
    let host = try CommandHost()
    for app in ["blog", "mail", "plain"] { try host.folder.write("", to: "home/\(app)/HEAD") }
    try host.folder.write("25:5025 smtp\n22:22\n", to: "home/blog/PORTS")
    try host.folder.write("25:25\n", to: "home/mail/PORTS")
    return host
  }

  @Test func `each port has a row with what became of it`() async throws {
    #expect(
      await (try host()).run("tcp-ports:report", "blog")
        == Said(
          0,
          "=====> blog tcp-ports information\n"
            + "       22/tcp:             web:22 refused: blog cannot have port 22/tcp: it is the host's own\n"
            + "       25/tcp:             smtp:5025 no containers\n"))
  }

  @Test func `without an app all that have such ports are told`() async throws {
    let said = await (try host()).run("tcp-ports:report")
    #expect(said.output.contains("=====> mail tcp-ports information\n"))
    #expect(said.output.contains("25/tcp:             web:25 refused: mail cannot have port 25/tcp: blog has it\n"))
    #expect(!said.output.contains("plain"))
    #expect(said.status == 0)
  }

  @Test func `JSON has one object an app`() async throws {
    #expect(
      await (try host()).run("tcp-ports:report", "mail", "--format", "json")
        == Said(
          0,
          #"{"App":"mail","Ports":[{"ContainerPort":"25","Listeners":[],"ProcessType":"web","Protocol":"tcp","#
            + #""PublicPort":"25","Reason":"mail cannot have port 25/tcp: blog has it","State":"refused"}]}"# + "\n"))
  }

  @Test func `an app that has no ports has an empty report`() async throws {
    #expect(await (try host()).run("tcp-ports:report", "plain") == Said(0, "=====> plain tcp-ports information\n"))
  }

  @Test func `an app that is not there, and a format that there is not, are refused`() async throws {
    #expect(await (try host()).run("tcp-ports:report", "nope") == .failed("App nope does not exist", status: 20))
    #expect(
      await (try host()).run("tcp-ports:report", "--format", "yaml")
        == .failed("Format must be \"stdout\" or \"json\": \"yaml\""))
  }
}
