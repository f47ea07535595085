// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import DockerAPI

struct RequestTests {
  private static let id = String(repeating: "c", count: 64)
  private let container: ContainerID
  private let version = APIVersion(1, 41)

  init() throws { container = try #require(ContainerID(Self.id)) }

  private func spelled<Answer>(_ request: Request<Answer>) -> String {
    String(decoding: request.spelled(version), as: UTF8.self)
  }

  private let common = " HTTP/1.1\r\nHost: docker\r\nUser-Agent: dokku-event-listener\r\n"

  @Test func `questions are GETs under the version that was agreed on`() {
    #expect(spelled(Request<EngineInfo>.info) == "GET /v1.41/info\(common)\r\n")
    #expect(spelled(Request<EngineVersion>.version) == "GET /v1.41/version\(common)\r\n")
    #expect(spelled(Request<Listing<Container>>.containers) == "GET /v1.41/containers/json?all=1\(common)\r\n")
    #expect(spelled(Request<Listing<Network>>.networks) == "GET /v1.41/networks\(common)\r\n")
    #expect(spelled(.inspect(container)) == "GET /v1.41/containers/\(Self.id)/json\(common)\r\n")
  }

  @Test func `a ping is asked without a version`() {
    #expect(spelled(.negotiation) == "GET /v1.51/_ping\(common)\r\n")
    #expect(spelled(.ping) == "GET /_ping\(common)\r\n")
    #expect(Request<Listing<Network>>.networks.isVersioned)
  }

  @Test func `a start has no body`() {
    #expect(spelled(.start(container)) == "POST /v1.41/containers/\(Self.id)/start\(common)Content-Length: 0\r\n\r\n")
  }

  @Test func `output is asked for from both streams, as many lines of it as wanted, up to a moment`() {
    let time = Timestamp(nanoseconds: 1_795_256_314_000_000_042)
    let path = "/v1.41/containers/\(Self.id)/logs?stdout=1&stderr=1&tail=20&until=1795256314.000000042"
    #expect(spelled(.logs(of: container, lines: 20, until: time)) == "GET \(path)\(common)\r\n")
  }

  @Test func `a path is asked for with all its signs, and no more of it than is wanted`() {
    let request = Request<ArchivedPath>.archive(of: container, "/my app/PORTS", limit: 1000)
    #expect(
      spelled(request) == "GET /v1.41/containers/\(Self.id)/archive?path=%2Fmy%20app%2FPORTS\(common)\r\n")
    #expect(request.bodyLimit == 1000 + ArchivedPath.overhead)
    #expect(Request<EngineInfo>.info.bodyLimit == nil)
  }

  @Test(arguments: [
    (#"{"Config":{"Env":[],"WorkingDir":"/srv"},"Image":"x"}"#, "/srv"), (#"{"Config":{"WorkingDir":""}}"#, ""),
    (#"{"Config":null}"#, ""), ("{}", ""), (#"{"WorkingDir":"/no"}"#, ""),
  ])
  func `a container's working folder is read out of its configuration`(_ body: String, _ folder: String) throws {
    let request = Request<String>.workingFolder(of: container)
    #expect(spelled(request) == "GET /v1.41/containers/\(Self.id)/json\(common)\r\n")
    #expect(try request.read(ResponseHead(status: 200), Array(body.utf8)) == folder)
  }

  @Test func `a network is joined by name with its aliases`() throws {
    let network = try #require(NetworkName("my_net.1"))
    let body = #"{"Container":"\#(Self.id)","EndpointConfig":{"Aliases":["blog.web","b.blog.web"]}}"#
    #expect(
      spelled(.connect(container, to: network, aliases: ["blog.web", "b.blog.web"]))
        == "POST /v1.41/networks/my_net.1/connect\(common)Content-Type: application/json\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    #expect(spelled(.connect(container, to: network, aliases: [])).hasSuffix("\r\n\r\n{\"Container\":\"\(Self.id)\"}"))
  }

  @Test func `a network is left by its id or name`() throws {
    let id = try #require(NetworkID("abcdefabcdef"))
    let body = #"{"Container":"\#(Self.id)","Force":true}"#
    #expect(
      spelled(.disconnect(container, from: id, force: true))
        == "POST /v1.41/networks/abcdefabcdef/disconnect\(common)Content-Type: application/json\r\n"
        + "Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
    let name = try #require(NetworkName("shared"))
    #expect(spelled(.disconnect(container, from: name, force: false)).contains("/networks/shared/disconnect "))
    #expect(spelled(.disconnect(container, from: name, force: false)).hasSuffix(#""Force":false}"#))
  }

  @Test func `events are filtered by type and action, and asked for from a moment on`() {
    let since = spelled(.events(since: Timestamp(nanoseconds: 1_795_256_314_000_000_042)))
    #expect(
      since.hasPrefix("GET /v1.41/events?since=1795256314.000000042&filters=%7B%22type%22%3A%5B%22container%22%2C"))
    #expect(since.contains("health_status"))
    #expect(since.hasSuffix("%5D%7D\(common)\r\n"))
    #expect(spelled(.events(since: nil)).hasPrefix("GET /v1.41/events?filters=%7B"))
    #expect(spelled(.events(since: Timestamp(nanoseconds: -5))).contains("since=0.000000000&"))
  }

  @Test func `an unreadable answer names its path and what is wrong`() {
    #expect(throws: UnreadableAnswer("/info: no JSON: expected more at byte 1")) {
      try Request<EngineInfo>.info.read(ResponseHead(status: 200), Array("{".utf8))
    }
    #expect(throws: UnreadableAnswer("/networks: something needed is missing")) {
      try Request<Listing<Network>>.networks.read(ResponseHead(status: 200), Array("{}".utf8))
    }
  }

  @Test func `a network is removed by name`() throws {
    let network = try #require(NetworkName("my_net.1"))
    #expect(spelled(.remove(network)) == "DELETE /v1.41/networks/my_net.1\(common)\r\n")
    #expect(Request<Void>.remove(network).summary == "DELETE /networks/my_net.1")
  }

  @Test func `a network is made with the gateway in its own subnet`() throws {
    var network = NetworkDefinition(name: try #require(NetworkName("n")))
    network.subnets = ["10.1.0.0/16", "10.2.0.0/16"].compactMap { Subnet($0) }
    network.gateways = ["10.2.0.9"].compactMap { IPAddress($0) }
    #expect(
      spelled(.create(network)).contains(
        #""IPAM":{"Driver":"default","Config":[{"Subnet":"10.1.0.0/16"},{"Subnet":"10.2.0.0/16","Gateway":"10.2.0.9"}]}"#
      ))
  }
}
