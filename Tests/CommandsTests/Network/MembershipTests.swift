// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands

nonisolated struct MembershipTests {
  private static let hex = String(repeating: "c", count: 64)

  private func name(_ text: String) throws -> NetworkName { try #require(NetworkName(text)) }

  /// A running web container of blog on the bridge and on other networks, as its properties want one.
  private func memberships(
    on networks: [String], aliases: [String] = ["blog.web", "host.blog.web"], wanting create: [String] = [],
    deploy: [String] = [], initial: String? = nil, there: [String] = ["bridge", "one", "two"],
    mode: String = "bridge", state: ContainerState = .running,
    isStale: Bool = false
  ) throws -> [Membership] {
    let app = try #require(AppName("blog"))
    let slot = ProcessSlot(.web, 1)
    let id = try #require(ContainerID(Self.hex))
    let networkID = { (number: Int) in NetworkID(String(repeating: "\(number)", count: 12)) }
    let known = try there.enumerated().map { number, text in
      Network(id: try #require(networkID(number)), name: try name(text), driver: "bridge")
    }
    let endpoints = try networks.map { text in
      let network = try name(text)
      return Endpoint(
        network: network, networkID: isStale ? networkID(9) : known.first { $0.name == network }?.id,
        address: IPAddress("10.0.0.2"),
        aliases: text == "bridge" ? [] : aliases)
    }
    let container = Container(
      id: id, name: "blog.web.1", labels: DokkuLabels(app: app, slot: slot, isDeployed: true), state: state,
      networkMode: NetworkMode(mode), endpoints: endpoints, details: ContainerDetails(hostname: "host"))
    let settings = NetworkSettings(
      attachPostCreate: try create.map(name), attachPostDeploy: try deploy.map(name),
      initialNetwork: try initial.map(name))
    let files = AppFiles(slots: [slot: id], deployed: true, network: settings)
    return RunningNetworks(
      app: app, files: files, known: ContainerTable([container]),
      networks: Dictionary(uniqueKeysWithValues: known.map { ($0.name, $0) })
    ).memberships
  }

  @Test func `what is as it should be has no difference`() throws {
    let found = try memberships(on: ["bridge", "one", "two"], wanting: ["one"], deploy: ["two"])
    #expect(
      found.map(\.text) == [
        "10.0.0.2 (default)", "10.0.0.2 (attach-post-create)", "10.0.0.2 (attach-post-deploy)",
      ])
    #expect(found.map(\.label) == ["web.1 bridge", "web.1 one", "web.1 two"])
  }

  @Test func `a container that this host cannot reach over it is told`() throws {
    let app = try #require(AppName("blog"))
    let slot = ProcessSlot(.web, 1)
    let id = try #require(ContainerID(Self.hex))
    let lan = try #require(NetworkName("lan"))
    let address = try #require(IPAddress("10.77.0.2"))
    let container = Container(
      id: id, name: "blog.web.1", labels: DokkuLabels(app: app, slot: slot, isDeployed: true), state: .running,
      networkMode: .network("lan"), endpoints: [Endpoint(network: lan, address: address)])
    let known = [lan: Network(id: try #require(NetworkID(Self.hex)), name: lan, driver: "macvlan")]
    let files = AppFiles(slots: [slot: id], deployed: true, network: NetworkSettings(initialNetwork: lan))
    let ways = ContainerWays(
      networks: known, unreachable: [address], among: [ContainerPlace(address, on: lan)])
    let running = RunningNetworks(
      app: app, files: files, known: ContainerTable([container]), networks: known, ways: ways)
    let reason = "no link of this host leads to 10.77.0.2: network `lan` is macvlan"
    #expect(running.text == "       web.1 lan: 10.77.0.2 (initial-network): \(reason)\n")
    #expect(running.json.contains(#""Unreachable":"\#(reason)""#))
  }

  @Test func `the initial network takes the bridge's place`() throws {
    let found = try memberships(on: ["one"], initial: "one", mode: "one")
    #expect(found.map(\.text) == ["10.0.0.2 (initial-network)"])
  }

  @Test func `a container from before the initial network was set needs a new one`() throws {
    let found = try memberships(on: ["bridge"], initial: "one")
    #expect(
      found.map(\.difference) == [
        "nothing asks for it: it was attached by hand, or what asked for it has been changed",
        "not attached: the container was made before this was set; ps:rebuild makes a new one",
      ])
  }

  @Test(arguments: [
    ("later", "bridge", ContainerState.running, "not attached: there is no such network"),
    ("one", "host", .running, "not attached: the container has no network stack of its own to attach"),
    ("one", "bridge", .exited, "not attached: the container does not run"),
    (
      "one", "bridge", .running,
      "not attached: set after the container started, or detached since; the daemon or ps:rebuild attaches it"
    ),
  ])
  func `what is missing says why`(network: String, mode: String, state: ContainerState, reason: String) throws {
    let found = try memberships(on: [], deploy: [network], mode: mode, state: state)
    #expect(found.first { $0.network.rawValue == network }?.difference == reason)
  }

  @Test func `lost aliases and a network that was made anew are told`() throws {
    let lost = try memberships(on: ["one"], aliases: ["blog.web"], deploy: ["one"])
    #expect(lost.first { $0.network.rawValue == "one" }?.difference == "without its aliases host.blog.web")
    let anew = try memberships(on: ["one"], deploy: ["one"], isStale: true)
    #expect(anew.first { $0.network.rawValue == "one" }?.difference == "the network was made anew since")
  }

  @Test func `the text is in columns and the JSON has a member for each`() throws {
    let app = try #require(AppName("blog"))
    let empty = RunningNetworks(app: app, files: AppFiles(), known: ContainerTable(), networks: [:])
    #expect(empty.text == "")
    #expect(empty.json == "{\"App\":\"blog\",\"Networks\":[]}\n")
    let one = try memberships(on: ["bridge"])[0]
    #expect(
      one.json.spelled
        == #"{"Addresses":["10.0.0.2"],"Aliases":[],"Attached":true,"Container":"cccccccccccc","Difference":"","#
        + #""Network":"bridge","Process":"web.1","Unreachable":"","WantedBy":"default"}"#)
  }
}
