// SPDX-License-Identifier: MIT
import Core
import Host
import Testing

@testable import Commands

struct PortOverviewTests {
  private func app(_ name: String) throws -> AppName { try #require(AppName(name)) }

  private func port(_ text: String) throws -> PublicPort { try #require(PublicPort(text)) }

  private func files(_ ports: String...) throws -> AppFiles {
    AppFiles(portForwards: try ports.map { PortForward(try port($0), to: .dokkuDefault) })
  }

  private let image = ImageID("sha256:" + String(repeating: "e", count: 64))

  /// `blog` with a web container at 172.17.0.2.
  private func containers() throws -> ContainerTable {
    let address = try #require(IPAddress("172.17.0.2"))
    let slot = try #require(ProcessSlot("web.1"))
    let network = try #require(NetworkName("bridge"))
    return ContainerTable([
      Container(
        id: try #require(ContainerID(String(repeating: "a", count: 64))), name: "blog.web.1",
        labels: DokkuLabels(app: try app("blog"), processType: .web, slot: slot, isDeployed: true), state: .running,
        networkMode: .network("bridge"), image: image,
        endpoints: [Endpoint(network: network, networkID: nil, address: address)])
    ])
  }

  private func standings(_ overview: PortOverview, _ name: String, _ findings: [PublicPort: PortSurvey.Finding] = [:])
    throws -> [String]
  {
    overview.report(on: try app(name), findings).rows.map { "\($0.forward.publicPort) \($0.standing.text)" }
  }

  @Test func `a port with containers is served, unless something was found to stand in its way`() throws {
    let overview = PortOverview(
      [try app("blog"): try files("25/tcp", "26/tcp", "27/udp")], among: try containers(), images: [:])
    let findings: [PublicPort: PortSurvey.Finding] = [
      try port("26/tcp"): .refused("in use"), try port("27/udp"): .pending("not yet"),
    ]
    #expect(
      try standings(overview, "blog", findings) == [
        "25/tcp served: 172.17.0.2:5000", "26/tcp refused: in use", "27/udp pending: not yet",
      ])
  }

  @Test func `the ports of the image are among the app's`() throws {
    let smtp = PortForward(try port("25/tcp"), to: .dokkuDefault)
    let overview = PortOverview(
      [try app("blog"): try files("26/tcp")], among: try containers(), images: [try #require(image): [smtp]])
    #expect(
      try standings(overview, "blog") == ["25/tcp served: 172.17.0.2:5000", "26/tcp served: 172.17.0.2:5000"])
  }

  @Test func `a port without containers, one of another app and one of an app without nginx say so`() throws {
    var off = try files("28/tcp")
    off.proxy.isDisabled = true
    let overview = PortOverview(
      [try app("blog"): try files("25/tcp"), try app("mail"): try files("25/tcp", "26/tcp"), try app("off"): off],
      among: try containers(), images: [:])
    #expect(
      try standings(overview, "mail") == [
        "25/tcp refused: mail cannot have port 25/tcp: blog has it", "26/tcp no containers",
      ])
    #expect(try standings(overview, "off") == ["28/tcp refused: off is not served by nginx"])
  }
}
