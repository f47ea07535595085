// SPDX-License-Identifier: MIT
import Testing

@testable import Core

struct PortClaimsTests {
  private func demand(_ ports: PublicPort..., http: Set<Port> = [], held: Set<PublicPort> = []) -> PortDemand {
    PortDemand(forwards: ports.map { PortForward($0, to: 5000) }, httpPorts: http, held: held)
  }

  private func granted(_ claims: PortClaims, _ app: AppName) -> [PublicPort] {
    claims.forwards(of: app).map(\.publicPort)
  }

  @Test func `a port that nobody else wants is the app's`() {
    let claims = PortClaims(["blog": demand("53/udp", "25/tcp")], before: [:])
    #expect(granted(claims, "blog") == ["25/tcp", "53/udp"])
    #expect(claims.conflicts(of: "blog") == [:])
    #expect(claims.holders == ["25/tcp": "blog", "53/udp": "blog"])
  }

  @Test func `of two that want one port the first by name gets it, and the other keeps the rest of its ports`() {
    let claims = PortClaims(["mail": demand("25/tcp", "26/tcp"), "blog": demand("25/tcp")], before: [:])
    #expect(granted(claims, "blog") == ["25/tcp"])
    #expect(granted(claims, "mail") == ["26/tcp"])
    #expect(claims.conflicts(of: "mail") == ["25/tcp": .taken(by: "blog")])
  }

  @Test func `who has a port keeps it, whatever the names`() {
    let claims = PortClaims(["mail": demand("25/tcp"), "blog": demand("25/tcp")], before: ["25/tcp": "mail"])
    #expect(granted(claims, "mail") == ["25/tcp"])
    #expect(claims.conflicts(of: "blog") == ["25/tcp": .taken(by: "mail")])
  }

  @Test func `who had a port and does not want it any more, or is gone, has none`() {
    for gone in [PortDemand(), nil] {
      var demands: [AppName: PortDemand] = ["blog": demand("25/tcp")]
      demands["mail"] = gone
      let claims = PortClaims(demands, before: ["25/tcp": "mail"])
      #expect(claims.holders == ["25/tcp": "blog"])
      #expect(claims.conflicts(of: "blog") == [:])
    }
  }

  @Test func `the same number with the other protocol is another port`() {
    let claims = PortClaims(["a": demand("53/tcp"), "b": demand("53/udp")], before: [:])
    #expect(claims.holders == ["53/tcp": "a", "53/udp": "b"])
  }

  @Test(arguments: ["22/tcp", "80/tcp", "443/tcp"] as [PublicPort])
  func `the host's own ports are nobody's`(port: PublicPort) {
    let claims = PortClaims(["blog": demand(port)], before: [port: "blog"])
    #expect(claims.conflicts(of: "blog") == [port: .reserved])
    #expect(claims.holders == [:])
  }

  @Test(arguments: ["22/udp", "80/udp", "443/udp", "8080/udp"] as [PublicPort])
  func `nothing of http or SSH is UDP`(port: PublicPort) {
    let claims = PortClaims(["blog": demand(port), "shop": demand(http: [8080])], before: [:])
    #expect(granted(claims, "blog") == [port])
  }

  @Test func `the http side has its ports even where another app was there before`() {
    let claims = PortClaims(
      ["blog": demand("8080/tcp"), "shop": demand(http: [80, 8080])], before: ["8080/tcp": "blog"])
    #expect(claims.conflicts(of: "blog") == ["8080/tcp": .http("shop")])
    #expect(claims.holders == [:])
  }

  @Test func `an app cannot have a port twice`() {
    let claims = PortClaims(["blog": demand("8080/tcp", http: [8080])], before: [:])
    #expect(claims.conflicts(of: "blog") == ["8080/tcp": .http("blog")])
  }

  @Test func `after a start files tell who had a port, and of two the first by name`() {
    let demands: [AppName: PortDemand] = [
      "c": demand("25/tcp", held: ["25/tcp"]), "b": demand("25/tcp", held: ["25/tcp"]), "a": demand("25/tcp"),
    ]
    #expect(PortClaims.heldOnDisk(demands) == ["25/tcp": "b"])
    #expect(PortClaims(demands, before: PortClaims.heldOnDisk(demands)).holders == ["25/tcp": "b"])
  }

  @Test func `only those for whom something changes are told of`() {
    let before = PortClaims(["a": demand("25/tcp"), "b": demand("25/tcp"), "c": demand("26/tcp")], before: [:])
    let after = PortClaims(["b": demand("25/tcp"), "c": demand("26/tcp")], before: before.holders)
    #expect(after.changes(since: before) == ["a", "b"])
    #expect(after.changes(since: after) == [])
  }

  @Test func `the outcome does not depend on the order of anything`() {
    let apps: [AppName] = ["a", "b", "c", "d", "e"]
    let demands = Dictionary(uniqueKeysWithValues: apps.map { ($0, demand("25/tcp", "53/udp", http: [8000])) })
    let first = PortClaims(demands, before: [:])
    #expect(first.holders == ["25/tcp": "a", "53/udp": "a"])
    #expect(PortClaims(demands, before: first.holders) == first)
  }
}
