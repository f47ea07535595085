// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Commands

@Suite(.timeLimit(.minutes(1)))
struct NetworkInfoCommandTests {
  @Test func `a network is shown as Dokku shows it`() async throws {
    let host = try CommandHost()
    let id = try host.engine.world.findNetwork("bridge").id.prefix(12)
    #expect(
      await host.run("network:info", "bridge")
        == Said(
          0,
          """
          =====> bridge network information
                 ID:             \(id)
                 Name:           bridge
                 Driver:         bridge
                 Scope:          local
                 Dokku managed:  false

          """))
  }

  @Test(arguments: EngineShape.allCases)
  func `the containers on it are shown with app, process, address and aliases`(_ shape: EngineShape) async throws {
    let host = try CommandHost(shape)
    let ids = try host.engine.change { world in
      _ = try world.createNetwork("shared")
      let labels = ["com.dokku.app-name": "blog", "com.dokku.container-type": "deploy"]
      let ids = try ["web.10", "web.2"].map {
        try world.run("blog.\($0)", labels: labels.merging(["com.dokku.dyno": $0]) { $1 })
      }
      for id in ids { try world.connect("shared", container: id, aliases: ["blog.web"]) }
      try world.run("other")
      return ids
    }
    let addresses = ids.map { host.engine.world.containers[$0]?.endpoints["shared"]?.address ?? "" }
    let said = await host.run("--quiet", "network:info", "shared")
    let rows = said.output.split(separator: "\n").dropFirst(5)
    #expect(rows.count == 2)
    for (row, number) in zip(rows, [1, 0]) {
      let short = ids[number].prefix(12)
      #expect(
        row.hasPrefix("       Container:      blog.web.\(number == 1 ? 2 : 10) (\(short)) app blog, process web."))
      #expect(row.contains(", \(addresses[number]), aliases "))
      #expect(row.contains("blog.web"))
    }
    let json = await host.run("network:info", "shared", "--format", "json").output
    #expect(json.hasPrefix(#"{"CreatedAt":"2026-01-01T00:00:00Z","DokkuManaged":false,"#))
    #expect(
      json.contains(#""Scope":"local","Containers":[{"ID":"\#(ids[1].prefix(12))","Name":"blog.web.2","App":"blog","#))
    #expect(json.contains(#""Process":"web.2","Addresses":["\#(addresses[1])"],"Aliases":["#))
  }

  @Test func `what is not there, not named or not formatted is told`() async throws {
    let host = try CommandHost()
    #expect(await host.run("network:info", "nope") == .failed("Network does not exist"))
    #expect(await host.run("network:info", "..") == .failed("Network does not exist"))
    #expect(await host.run("network:info") == .failed("No network name specified"))
    #expect(
      await host.run("network:info", "bridge", "--format", "yaml")
        == .failed("Invalid format specified, use either text or json"))
  }
}
