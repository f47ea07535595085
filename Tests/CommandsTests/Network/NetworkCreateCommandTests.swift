// SPDX-License-Identifier: MIT
import Core
import TestSupport
import Testing

@testable import Commands

@Suite(.timeLimit(.minutes(1)))
struct NetworkCreateCommandTests {
  @Test(arguments: EngineShape.allCases)
  func `a network is made attachable and labelled`(_ shape: EngineShape) async throws {
    let host = try CommandHost(shape)
    #expect(await host.run("network:create", "shared") == Said(0, "-----> Creating network shared\n"))
    let network = try host.engine.world.findNetwork("shared")
    #expect(network.labels == ["com.dokku.network-name": "shared"])
    #expect(network.flags == ["Attachable"])
    #expect(network.driver == "bridge")
  }

  @Test func `quiet says nothing`() async throws {
    let host = try CommandHost()
    #expect(await host.run("--quiet", "network:create", "shared") == Said())
  }

  @Test func `driver, addresses, options and flags reach the engine`() async throws {
    let host = try CommandHost()
    let said = await host.run(
      "network:create", "shared", "--driver", "macvlan", "--internal", "--ipv6", "--subnet=172.30.0.0/16",
      "--subnet", "fd00::/64", "--gateway", "fd00::1", "--opt", "parent=eth0", "--opt=a=b=c", "--opt", "encrypted")
    #expect(said.status == 0)
    let body = try #require(host.engine.requests.first { $0.endpoint == .createNetwork }).body
    #expect(
      body == #"{"Name":"shared","CheckDuplicate":true,"Driver":"macvlan","Attachable":true,"Internal":true,"#
        + #""EnableIPv6":true,"IPAM":{"Driver":"default","Config":[{"Subnet":"172.30.0.0/16"},"#
        + #"{"Subnet":"fd00::/64","Gateway":"fd00::1"}]},"Options":{"a":"b=c","encrypted":"","parent":"eth0"},"#
        + #""Labels":{"com.dokku.network-name":"shared"}}"#)
  }

  @Test func `what the engine refuses comes after the announcement, in its words`() async throws {
    let host = try CommandHost()
    try host.engine.change { world in _ = try world.createNetwork("shared") }
    #expect(
      await host.run("network:create", "shared")
        == .failed(
          "Unable to create network: Error response from daemon: network with name shared already exists",
          after: "-----> Creating network shared\n"))
  }

  @Test(arguments: [
    ([], "No network name specified"), ([""], "No network name specified"),
    (["../x"], "Unable to create network: not a network's name: ../x"),
    (["a\nb"], "Unable to create network: not a network's name: a b"),
    (["a\u{1b}[2J"], "Unable to create network: not a network's name: a\\u{1b}[2J"),
    (["--", "-x"], "Unable to create network: not a network's name: -x"),
    (
      ["x", "--subnet", "10.0.0.1"],
      "Unable to create network: --subnet must be a range such as 172.30.0.0/16: 10.0.0.1"
    ),
    (["x", "--gateway", "here"], "Unable to create network: --gateway must be an address: here"),
    (
      ["x", "--subnet", "10.0.0.0/24", "--gateway", "10.0.1.1"],
      "Unable to create network: the gateway 10.0.1.1 is in none of its subnets"
    ),
    (["x", "--opt", "=b"], "Unable to create network: --opt must be KEY=VALUE: =b"),
  ])
  func `what cannot be meant never reaches the engine`(words: [String], message: String) async throws {
    let host = try CommandHost()
    #expect(await host.run(["network:create"] + words) == .failed(message))
    #expect(host.engine.requests.isEmpty)
  }

  @Test func `a name of ten thousand letters is one line`() async throws {
    let host = try CommandHost()
    let said = await host.run("network:create", String(repeating: "x", count: 10_000))
    #expect(said.status == 1)
    #expect(said.errorOutput.split(separator: "\n").count == 1)
    #expect(said.errorOutput.utf8.count < 3000)
  }
}
