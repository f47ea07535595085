// SPDX-License-Identifier: MIT
import Core
import Foundation
import Testing

@testable import NginxConfig

struct StreamConfigurationTests {
  private func app(_ name: String) throws -> AppName { try #require(AppName(name)) }

  private func route(_ port: String, _ listeners: String...) throws -> PortRoute {
    let forward = PortForward(try #require(PublicPort(port)), to: .dokkuDefault)
    return PortRoute(
      forward, to: listeners.compactMap { Listener($0) })
  }

  private func text(
    _ routes: [PortRoute], _ properties: [String: String] = [:], version: NginxVersion = NginxVersion(1, 22, 1)
  ) throws -> String {
    try StreamConfiguration.text(for: app("blog"), routes, properties: properties, nginxVersion: version)
  }

  private func golden(_ name: String) throws -> String {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../StreamFixtures/\(name).conf")
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  @Test func `a TCP port goes to all its containers, and passes on the end of one direction alone`() throws {
    #expect(try text([route("25/tcp", "172.17.0.2:5025", "172.17.0.3:5025")]) == golden("tcp"))
  }

  @Test func `stable addresses are named in place of the containers', and not judged`() throws {
    let direct = try route("7000/tcp", "172.17.0.2:5025")
    let stable = PortRoute(
      direct.forward, to: [],
      stable: try ["198.18.0.2:5025", "198.18.0.3:5025"].map { try #require(Listener($0)) })
    let text = try text([stable])
    #expect(text.contains("  server 198.18.0.2:5025 max_fails=0;\n  server 198.18.0.3:5025 max_fails=0;\n"))
    #expect(StreamConfiguration.serves(stable, of: try app("blog"), in: Array(text.utf8)))
    #expect(!StreamConfiguration.serves(direct, of: try app("blog"), in: Array(text.utf8)))
  }

  @Test func `a UDP port has sessions that end soon`() throws {
    #expect(try text([route("53/udp", "172.17.0.2:5353")]) == golden("udp"))
  }

  @Test func `a port without containers has no server, and is the app's all the same`() throws {
    #expect(try text([route("25/tcp")]) == "# Written by dokku-event-listener for blog: 25/tcp\n")
    #expect(try text([route("25/tcp"), route("53/udp", "[fd00::2]:5353")]) == golden("closed-beside-open"))
  }

  @Test func `it binds to the addresses that the app's http side binds to`() throws {
    let properties = ["bind-address-ipv4": "192.0.2.7", "bind-address-ipv6": "::1"]
    #expect(try text([route("25/tcp", "172.17.0.2:5025")], properties) == golden("bound"))
  }

  @Test func `a bind address that is none is refused by its name`() throws {
    #expect(throws: RenderRefused.self) { try text([route("25/tcp", "172.17.0.2:1")], ["bind-address-ipv4": "x; }"]) }
  }

  @Test func `an nginx from before half-closed connections is not told of them`() throws {
    let routes = try [route("25/tcp", "172.17.0.2:5025")]
    #expect(try text(routes, version: NginxVersion(1, 21, 3)).contains("half_close") == false)
    #expect(try text(routes, version: NginxVersion(1, 21, 4)).contains("proxy_half_close on;"))
  }

  @Test func `two apps never have an upstream of one name`() throws {
    let routes = try [route("25/tcp", "172.17.0.2:1")]
    let names = try ["a", "a-25-tcp", "a-25"].map { name in
      let text = try StreamConfiguration.text(
        for: app(name), routes, properties: [:], nginxVersion: NginxVersion(1, 22, 1))
      return text.split(separator: "\n").first { $0.hasPrefix("upstream ") }
    }
    #expect(Set(names).count == 3)
  }

  @Test func `a file serves a port with these very containers, or does not`() throws {
    let two = try route("25/tcp", "172.17.0.2:5025", "172.17.0.3:5025")
    let bytes = Array(try text([two]).utf8)
    #expect(StreamConfiguration.serves(two, of: try app("blog"), in: bytes))
    #expect(!StreamConfiguration.serves(two, of: try app("shop"), in: bytes))
    #expect(!StreamConfiguration.serves(try route("25/tcp", "172.17.0.2:5025"), of: try app("blog"), in: bytes))
    #expect(!StreamConfiguration.serves(try route("25/udp", "172.17.0.2:5025"), of: try app("blog"), in: bytes))
  }
}
