// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

@Suite(.timeLimit(.minutes(1)))
struct DokkuProgramTests {
  @Test func `a command that there is not is told as Dokku tells it`() async throws {
    let said = await (try CommandHost()).run("network:bogus")
    #expect(
      said
        == Said(
          1, "",
          " !     `network:bogus` is not a dokku command.\n"
            + " !     See `dokku help` for a list of available commands.\n"))
  }

  @Test func `tracing tells of every question to the engine on stderr`() async throws {
    let host = try CommandHost()
    let said = await host.run("--trace", "--quiet", "network:exists", "bridge")
    #expect(said == Said(0, "", " ?     GET /networks\n"))
    host.engine.inject(.status(500, message: "no\nluck"), into: .networks)
    let failed = await host.run("--trace", "network:exists", "bridge")
    #expect(
      failed
        == Said(
          1, "",
          " ?     GET /networks\n ?     no luck (status 500)\n"
            + " !     Unable to list networks: Error response from daemon: no luck\n"))
  }

  @Test(arguments: DokkuProgram.networkCommands.map { $0.name })
  func `every command takes surplus arguments and refuses a flag that there is not`(name: String) async throws {
    let host = try CommandHost()
    try host.tree.write("", ".keep", of: "blog")
    let said = await host.run([name, "--no-such-flag"])
    #expect(said.status == (name == "network:report" ? 1 : 2))
    #expect(said.output.isEmpty)
  }

  @Test(arguments: ["", "..", "a/b", "a\nb", "\u{1b}[31m", "\u{fffd}", "--", String(repeating: "x", count: 10_000)])
  func `hostile arguments end in few harmless lines`(text: String) async throws {
    let host = try CommandHost()
    for name in ["create", "destroy", "exists", "info", "report", "set"] {
      let said = await host.run("--force", "network:\(name)", text)
      #expect(said.errorOutput.split(separator: "\n").count <= 1, "\(name)")
      #expect(!said.errorOutput.contains("\u{1b}"))
      if name != "report" { #expect(said.status == 1, "\(name)") }
    }
  }
}
