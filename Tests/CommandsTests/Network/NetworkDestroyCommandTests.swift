// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

@Suite(.timeLimit(.minutes(1)))
struct NetworkDestroyCommandTests {
  private static let prompt = """
     !     WARNING: Potentially Destructive Action
     !     This command will destroy network shared.
     !     To proceed, type "shared"

    """

  private func host() throws -> CommandHost {
    let host = try CommandHost()
    try host.engine.change { world in _ = try world.createNetwork("shared") }
    return host
  }

  @Test func `a network goes once its name was typed`() async throws {
    let host = try host()
    let said = await host.run("network:destroy", "shared", input: "shared\n")
    #expect(said == Said(0, "> -----> Destroying network shared\n", Self.prompt))
    #expect(host.engine.world.networks["shared"] == nil)
  }

  @Test(arguments: [
    ("shard\n", "Confirmation did not match test. Aborted.\n"), ("\n", " !     unexpected newline\n"),
    ("shared shared\n", " !     expected newline\n"), ("", " !     EOF\n"),
  ])
  func `anything else leaves it`(input: String, message: String) async throws {
    let host = try host()
    let said = await host.run("network:destroy", "shared", input: input)
    #expect(said == Said(1, "> ", Self.prompt + message))
    #expect(host.engine.world.networks["shared"] != nil)
  }

  @Test(arguments: [
    ["network:destroy", "shared", "--force"], ["network:destroy", "--force", "shared"],
    ["--force", "network:destroy", "shared"],
  ])
  func `force asks for nothing`(words: [String]) async throws {
    let host = try host()
    #expect(await host.run(words) == Said(0, "-----> Destroying network shared\n"))
    #expect(host.engine.world.networks["shared"] == nil)
  }

  @Test func `what the engine refuses is told in its words`() async throws {
    let host = try host()
    #expect(
      await host.run("--quiet", "--force", "network:destroy", "bridge")
        == .failed(
          "Unable to destroy network: Error response from daemon: bridge is a pre-defined network and cannot be removed"
        ))
    #expect(
      await host.run("--quiet", "--force", "network:destroy", "nope")
        == .failed("Unable to destroy network: Error response from daemon: network nope not found"))
  }

  @Test func `a name is needed, and one that a network can have`() async throws {
    let host = try host()
    #expect(await host.run("network:destroy", "--force") == .failed("No network name specified"))
    #expect(
      await host.run("network:destroy", "../shared", "--force")
        == .failed("Unable to destroy network: not a network's name: ../shared"))
    #expect(host.engine.requests.isEmpty)
  }
}
