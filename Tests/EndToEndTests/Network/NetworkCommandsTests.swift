// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// The network commands as whole processes against a real engine.
@Suite(.serialized) struct NetworkCommandsTests {
  private func details(_ host: RealHost, _ network: String, _ format: String) throws -> String {
    try host.docker("network", "inspect", "--format", format, network)
  }

  private func listed(_ host: RealHost) throws -> [[String: Any]] {
    let said = try host.run("network:list", "--format", "json")
    #expect(said.status == 0 && said.errorOutput == "")
    return try #require(try JSONSerialization.jsonObject(with: Data(said.output.utf8)) as? [[String: Any]])
  }

  @Test func `a network is made, found, listed, shown and removed`() throws {
    let host = try RealHost()
    #expect(try host.run("network:exists", "shared") == CommandOutcome(1, "", " !     Network does not exist\n"))
    #expect(try host.run("network:create", "shared") == CommandOutcome(0, "-----> Creating network shared\n"))
    #expect(
      try details(host, "shared", "{{.Driver}} {{.Attachable}} {{.Labels}}")
        == "bridge true map[com.dokku.network-name:shared]")
    #expect(try host.run("network:exists", "shared") == CommandOutcome(0, "-----> Network exists\n"))
    #expect(try host.run("network:list") == CommandOutcome(0, "=====> Networks\nbridge\nhost\nnone\nshared\n"))
    #expect(try host.run("--quiet", "network:list", "--dokku-managed") == CommandOutcome(0, "shared\n"))
    let id = try details(host, "shared", "{{.Id}}").prefix(12)
    let info = try host.run("network:info", "shared")
    #expect(
      info.output == """
        =====> shared network information
               ID:             \(id)
               Name:           shared
               Driver:         bridge
               Scope:          local
               Dokku managed:  true

        """)
    let again = try host.run("network:create", "shared")
    #expect(again.status == 1 && again.output == "-----> Creating network shared\n")
    #expect(
      again.errorOutput
        == " !     Unable to create network: Error response from daemon: network with name shared already exists\n")
    let wrong = try host.run(script: "echo shard | $DEL network:destroy shared")
    #expect(wrong.status == 1 && wrong.output == "> ")
    #expect(wrong.errorOutput.hasSuffix("To proceed, type \"shared\"\nConfirmation did not match test. Aborted.\n"))
    let right = try host.run(script: "echo shared | $DEL --quiet network:destroy shared")
    #expect(right.status == 0 && right.output == "> ")
    #expect(try host.run("network:exists", "shared").status == 1)
    #expect(
      try host.run("network:destroy", "shared", environment: ["DOKKU_APPS_FORCE_DELETE": "1"]).errorOutput
        .hasPrefix(" !     Unable to destroy network: Error response from daemon: "))
  }

  @Test func `JSON is sorted by name and tells the true date and who made it`() throws {
    let host = try RealHost()
    try host.docker("network", "create", "--label", "note=a,b=<c>", "foreign")
    for name in ["zoo", "attic"] { try host.run("network:create", name) }
    let list = try listed(host)
    #expect(list.compactMap { $0["Name"] as? String } == ["attic", "bridge", "foreign", "host", "none", "zoo"])
    #expect(
      list.filter { $0["DokkuManaged"] as? Bool == true }.compactMap { $0["Name"] as? String } == ["attic", "zoo"])
    #expect((list[2]["Labels"] as? [String: String]) == ["note": "a,b=<c>"])
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    let created = try #require(
      (list[0]["CreatedAt"] as? String).flatMap { formatter.date(from: String($0.prefix(23)) + "Z") })
    #expect(abs(created.timeIntervalSinceNow) < 60)
    let info = try host.run("network:info", "zoo", "--format=json").output
    let keys = [
      "CreatedAt", "DokkuManaged", "Driver", "ID", "Internal", "IPv6", "Labels", "Name", "Scope", "Containers",
    ]
    let places = keys.compactMap { info.range(of: "\"\($0)\":")?.lowerBound }
    #expect(places.count == keys.count && places == places.sorted())
  }

  @Test func `driver, addresses, flags and options are the engine's`() throws {
    let host = try RealHost()
    let said = try host.run(
      "network:create", "own", "--subnet", "172.30.0.0/16", "--gateway", "172.30.9.9", "--subnet", "fd00:1::/64",
      "--ipv6",
      "--internal", "--opt", "com.docker.network.bridge.name=own0", "--driver=bridge")
    #expect(said == CommandOutcome(0, "-----> Creating network own\n"))
    #expect(
      try details(host, "own", "{{.Internal}} {{.EnableIPv6}} {{.Options}}")
        == "true true map[com.docker.network.bridge.name:own0]")
    #expect(
      try details(host, "own", "{{range .IPAM.Config}}{{.Subnet}} {{.Gateway}};{{end}}")
        .hasPrefix("172.30.0.0/16 172.30.9.9;fd00:1::/64"))
    #expect(
      try host.run("network:create", "odd", "--driver", "host").errorOutput
        == " !     Unable to create network: Error response from daemon: only one instance of \"host\" network is allowed\n"
    )
    #expect(try host.run("network:exists", "odd").status == 1)
  }

  @Test func `a network with somebody on it is shown with them and is not removed`() throws {
    let host = try RealHost()
    try host.createApp("shop")
    try host.run("network:create", "shared")
    try host.run("network:set", "shop", "attach-post-deploy", "shared")
    try host.deploy("shop")
    let id = try host.docker("inspect", "--format", "{{.Id}}", "shop.web.1").prefix(12)
    let address = try host.address(of: "shop.web.1", on: "shared")
    let info = try host.run("network:info", "shared").output
    #expect(info.contains("       Container:      shop.web.1 (\(id)) app shop, process web.1, \(address), aliases "))
    #expect(info.contains("shop.web") && info.contains("\(id).shop.web"))
    let said = try host.run("network:destroy", "shared", "--force")
    #expect(said.status == 1 && said.output == "-----> Destroying network shared\n")
    #expect(said.errorOutput.hasPrefix(" !     Unable to destroy network: Error response from daemon: "))
    #expect(said.errorOutput.contains("has active endpoints"))
    #expect(try host.run("network:exists", "shared").status == 0)
  }

  @Test func `what is attached is shown beside what is set, with why the two differ`() throws {
    let host = try RealHost()
    try host.createApp("shop")
    for name in ["one", "two", "extra"] { try host.run("network:create", name) }
    try host.run("network:set", "shop", "attach-post-create", "one")
    try host.deploy("shop")
    try host.docker("network", "connect", "extra", "shop.web.1")
    try host.docker("network", "connect", "two", "shop.web.1")
    try host.run("network:set", "shop", "attach-post-deploy", "two", "later")
    let said = try host.run("network:report", "shop", "--running")
    let rows = said.output.split(separator: "\n").map(String.init)
    #expect(rows.first == "=====> shop running network information")
    let row = { (network: String) in rows.first { $0.contains("web.1 \(network):") } ?? "" }
    #expect(row("bridge").hasSuffix("\(try host.address(of: "shop.web.1")) (default)"))
    #expect(row("one").hasSuffix("\(try host.address(of: "shop.web.1", on: "one")) (attach-post-create)"))
    #expect(row("two").contains("(attach-post-deploy): without its aliases shop.web "))
    #expect(row("later").hasSuffix("- (attach-post-deploy): not attached: there is no such network"))
    #expect(row("extra").contains(": nothing asks for it"))
    let json = try host.run("network:report", "shop", "--running", "--format", "json").output
    let parsed = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect((parsed["Networks"] as? [[String: Any]])?.count == 5)
  }

  @Test func `without an engine there is one line and a status of its own, and what needs none works`() throws {
    let host = try RealHost()
    try host.createApp("shop")
    try host.script("engine-stop")
    for words in [
      "network:list", "network:exists x", "network:info x", "network:create x", "--force network:destroy x",
    ] {
      let said = try host.run(script: "$DEL --quiet \(words)")
      #expect(said.status == 69 && said.output == "")
      #expect(said.errorOutput.hasPrefix(" !     Docker is not reachable: "))
      #expect(said.errorOutput.split(separator: "\n").count == 1)
    }
    #expect(try host.run("network:set", "shop", "attach-post-create", "x").status == 0)
    #expect(try host.run("network:report", "shop", "--network-attach-post-create").output == "x\n")
  }

  @Test func `bytes that are no UTF-8, and thousands of them, are refused in a line`() throws {
    let host = try RealHost()
    try host.createApp("shop")
    for argument in [
      "\"$(printf 'a\\377\\376')\"", "\"$(head -c 10000 /dev/zero | tr '\\0' x)\"", "\"$(printf 'a\\nb')\"", "''",
    ] {
      for command in ["create", "exists", "info", "destroy --force", "report", "set shop attach-post-create"] {
        let said = try host.run(script: "$DEL network:\(command) \(argument)")
        if argument == "''", command.hasPrefix("set") { continue }
        #expect(said.status == 1, "\(command) \(argument)")
        #expect(said.errorOutput.split(separator: "\n").count == 1, "\(command) \(argument): \(said.errorOutput)")
      }
    }
    #expect(try listed(host).count == 3)
  }

  @Test func `what is lost on its way out is a failure`() throws {
    let host = try RealHost()
    #expect(try host.run(script: "$DEL network:list >/dev/full").status == 1)
    #expect(try host.run(script: "$DEL network:help >/dev/full").status == 1)
  }
}
