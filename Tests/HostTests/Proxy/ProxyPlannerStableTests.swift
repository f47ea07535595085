// SPDX-License-Identifier: MIT
import Core
import NginxConfig
import TestSupport
import Testing

@testable import Host

struct ProxyPlannerStableTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func planner(_ mode: ProxyMode = .auto, hasDokku: Bool = true) -> ProxyPlanner {
    ProxyPlanner(
      mode: mode, hasDokku: hasDokku, roots: ProxyRoots(dokku: "/home/dokku", logs: "/var/log/nginx", errorPages: nil),
      version: NginxVersion(1, 22, 1), templates: TemplateReader(library: folder.path), builtIn: nil)
  }

  private func listeners(_ addresses: [String]) throws -> [ProcessType: [Listener]] {
    [.web: try addresses.map { Listener(try #require(IPAddress($0)), .dokkuDefault) }]
  }

  private func wish(_ direct: [String], _ stable: [String]?) throws -> ProxyWish {
    ProxyWish(
      app: try #require(AppName("blog")),
      settings: ProxySettings(
        portMap: [try #require(PortMapping("http:80:5000"))], domains: [try #require(DomainName("blog.test"))]),
      listeners: direct.isEmpty ? [:] : try listeners(direct), stable: try stable.map(listeners),
      dealtOut: [try #require(Subnet("172.17.0.0/16"))], mayCreate: true)
  }

  private func text(_ choice: ProxyPlanner.Choice) throws -> String {
    guard case .render(let bytes?, hsts: nil) = choice else { throw Unexpected(choice: choice) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private struct Unexpected: Error { let choice: ProxyPlanner.Choice }

  private func direct(_ addresses: [String]) throws -> [UInt8] {
    Array(try text(planner(.native).choose(wish(addresses, nil), onDisk: nil, isOurs: false)).utf8)
  }

  @Test func `what is ours to render holds stable addresses, which nginx does not judge`() throws {
    let wish = try wish(["172.17.0.2"], ["198.18.0.2", "198.18.0.3"])
    let text = try text(planner(.native).choose(wish, onDisk: nil, isOurs: false))
    #expect(text.contains("  server 198.18.0.2:5000 max_fails=0;\n  server 198.18.0.3:5000 max_fails=0;\n"))
    #expect(!text.contains("172.17.0.2"))
  }

  @Test func `a container's own address among them is judged by nginx as ever`() throws {
    let wish = try wish(["127.0.0.1"], ["127.0.0.1", "198.18.0.3"])
    let text = try text(planner(.native).choose(wish, onDisk: nil, isOurs: false))
    #expect(text.contains("  server 127.0.0.1:5000;\n  server 198.18.0.3:5000 max_fails=0;\n"))
  }

  @Test func `a file that Dokku has just rendered gets stable addresses once the proof is made`() throws {
    let wish = try wish(["172.17.0.2"], ["198.18.0.2"])
    let text = try text(planner().choose(wish, onDisk: direct(["172.17.0.2"]), isOurs: false))
    #expect(text.contains("server 198.18.0.2:5000 max_fails=0;"))
  }

  @Test func `one with stable addresses is known for ours by rendering, too`() throws {
    let wish = try wish(["172.17.0.2"], ["198.18.0.2"])
    let ours = Array(try text(planner(.native).choose(wish, onDisk: nil, isOurs: false)).utf8)
    #expect(planner().choose(wish, onDisk: ours, isOurs: false) == .render(nil, hsts: nil))
    let scaled = try self.wish(["172.17.0.2", "172.17.0.3"], ["198.18.0.2", "198.18.0.3"])
    #expect(try text(planner().choose(scaled, onDisk: ours, isOurs: false)).contains("198.18.0.3"))
  }

  @Test func `back to the containers' own addresses, ours is known, too`() throws {
    let stable = try wish(["172.17.0.2"], ["198.18.0.2"])
    let ours = Array(try text(planner(.native).choose(stable, onDisk: nil, isOurs: false)).utf8)
    var back = try wish(["172.17.0.2"], nil)
    back.moved = [try #require(IPAddress("198.18.0.2")): try #require(IPAddress("172.17.0.2"))]
    let choice = planner().choose(back, onDisk: ours, isOurs: false)
    #expect(choice == .render(try direct(["172.17.0.2"]), hsts: nil))
  }

  @Test func `a file in which only addresses were put right since is known for ours`() throws {
    let stable = try wish(["172.17.0.2"], ["198.18.0.2"])
    let ours = try text(planner(.native).choose(stable, onDisk: nil, isOurs: false))
    let mended = Array(ours.replacing("198.18.0.2", with: "172.17.0.2").utf8)
    let choice = planner().choose(try wish(["172.17.0.2"], nil), onDisk: mended, isOurs: false)
    #expect(choice == .render(try direct(["172.17.0.2"]), hsts: nil))
  }

  @Test func `somebody else's file with stable addresses is right as it is`() throws {
    let file = Array(
      "upstream x {\n  server 198.18.0.2:5000;\n}\nserver { listen 80; location / { proxy_pass http://x; } }\n".utf8)
    let choice = planner(.dokku).choose(
      try wish(["172.17.0.2"], ["198.18.0.2"]), onDisk: file, isOurs: false)
    #expect(choice == .putRight(nil, foreign: "the proxy setting says so", needsCommand: false))
  }
}
