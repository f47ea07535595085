// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

@Suite(.timeLimit(.minutes(1)))
struct NetworkExistsCommandTests {
  @Test func `the exit status tells`() async throws {
    let host = try CommandHost()
    #expect(await host.run("network:exists", "bridge") == Said(0, "-----> Network exists\n"))
    #expect(await host.run("--quiet", "network:exists", "bridge") == Said())
    #expect(await host.run("--quiet", "network:exists", "nope") == .failed("Network does not exist"))
    #expect(await host.run("network:exists") == .failed("No network name specified"))
  }

  @Test func `neither an id nor its beginning is a name`() async throws {
    let host = try CommandHost()
    let id = try host.engine.world.findNetwork("bridge").id
    #expect(await host.run("network:exists", id) == .failed("Network does not exist"))
    #expect(await host.run("network:exists", String(id.prefix(12))) == .failed("Network does not exist"))
  }

  @Test func `without an engine nothing is known, and that has its own status`() async throws {
    let host = try CommandHost()
    host.engine.disappear()
    let said = await host.run("network:exists", "bridge")
    #expect(said.status == 69)
    #expect(said.output.isEmpty)
    #expect(said.errorOutput.hasPrefix(" !     Docker is not reachable: connect \(host.folder.path("docker.sock")): "))
    #expect(said.errorOutput.split(separator: "\n").count == 1)
  }
}
