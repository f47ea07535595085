// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Commands

@Suite(.timeLimit(.minutes(1)))
struct NetworkListCommandTests {
  private func host(_ shape: EngineShape = .v1_41) throws -> CommandHost {
    let host = try CommandHost(shape)
    try host.engine.change { world in
      _ = try world.createNetwork("zoo", labels: ["com.dokku.network-name": "zoo", "note": "a<b, c=d"])
      _ = try world.createNetwork("attic", driver: "overlay", flags: ["Internal", "EnableIPv6"])
    }
    return host
  }

  @Test func `names are listed in their order`() async throws {
    let host = try host()
    #expect(
      await host.run("network:list") == Said(0, "=====> Networks\nattic\nbridge\nhost\nnone\nzoo\n"))
    #expect(await host.run("--quiet", "network:list") == Said(0, "attic\nbridge\nhost\nnone\nzoo\n"))
  }

  @Test func `those that Dokku made can be listed alone`() async throws {
    let host = try host()
    #expect(await host.run("--quiet", "network:list", "--dokku-managed") == Said(0, "zoo\n"))
  }

  @Test(arguments: EngineShape.allCases)
  func `JSON has Dokku's keys in Dokku's order, true dates and whole labels`(_ shape: EngineShape) async throws {
    let host = try host(shape)
    let ids = try ["attic", "zoo"].map { try host.engine.world.findNetwork($0).id.prefix(12) }
    let said = await host.run("network:list", "--format", "json", "--dokku-managed")
    #expect(
      said
        == Said(
          0,
          #"[{"CreatedAt":"2026-01-01T00:00:00Z","DokkuManaged":true,"Driver":"bridge","ID":"\#(ids[1])","#
            + #""Internal":false,"IPv6":false,"Labels":{"com.dokku.network-name":"zoo","note":"a\u003cb, c=d"},"#
            + #""Name":"zoo","Scope":"local"}]"# + "\n"))
    let all = await host.run("network:list", "--format=json")
    #expect(all.output.contains(#""Driver":"overlay","ID":"\#(ids[0])","Internal":true,"IPv6":true,"Labels":{},"#))
  }

  @Test func `no network is an empty list`() async throws {
    let host = try CommandHost()
    #expect(await host.run("network:list", "--format", "json", "--dokku-managed") == Said(0, "[]\n"))
    #expect(await host.run("network:list", "--dokku-managed") == Said(0, "=====> Networks\n"))
  }

  @Test func `a format that there is not and a flag that there is not are told apart`() async throws {
    let host = try CommandHost()
    #expect(
      await host.run("network:list", "--format", "yaml") == .failed("Invalid format specified, use either text or json")
    )
    let said = await host.run("network:list", "--quiet")
    #expect(said.status == 2)
    #expect(said.errorOutput.hasPrefix("Usage of network:list:\n      --dokku-managed "))
    #expect(said.errorOutput.hasSuffix("\nunknown flag: --quiet\n"))
  }
}
