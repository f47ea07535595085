// SPDX-License-Identifier: MIT
import Core
import NginxConfig
import Testing

@testable import Host

struct ProxyPlannerTests {
  private func planner(_ mode: ProxyMode = .auto, hasDokku: Bool = false) -> ProxyPlanner {
    ProxyPlanner(
      mode: mode, hasDokku: hasDokku, roots: ProxyRoots(dokku: "/home/dokku", logs: "/var/log/nginx", errorPages: nil),
      version: NginxVersion(1, 22, 1))
  }

  private func wish(
    _ addresses: [String] = ["172.17.0.2"], moved: [String: String] = [:], ownTemplate: Bool = false,
    mayCreate: Bool = true
  ) throws -> ProxyWish {
    let web = try addresses.map { Listener(try #require(IPAddress($0)), .dokkuDefault) }
    let moves = try moved.map { (try #require(IPAddress($0)), try #require(IPAddress($1))) }
    return ProxyWish(
      app: try #require(AppName("blog")),
      settings: ProxySettings(
        portMap: [try #require(PortMapping("http:80:5000"))], domains: [try #require(DomainName("blog.test"))],
        hasOwnTemplate: ownTemplate),
      listeners: web.isEmpty ? [:] : [.web: web], moved: Dictionary(moves) { first, _ in first },
      dealtOut: [try #require(Subnet("172.17.0.0/16"))], mayCreate: mayCreate)
  }

  private func rendered(_ wish: ProxyWish) throws -> [UInt8] {
    guard case .write(let bytes) = planner(.native).choose(wish, onDisk: nil, isOurs: false) else {
      throw Missing()
    }
    return bytes
  }

  private struct Missing: Error {}

  private func foreign(_ server: String) -> [UInt8] {
    Array(
      "upstream blog-5000 {\n  server \(server);\n}\nserver { listen 80; location / { proxy_pass http://blog-5000; } }\n"
        .utf8)
  }

  @Test func `a file that is right is kept`() throws {
    let wish = try wish()
    #expect(planner(.native).choose(wish, onDisk: try rendered(wish), isOurs: false) == .keep)
  }

  @Test func `an app that was never deployed gets no file made`() throws {
    #expect(planner(.native).choose(try wish([], mayCreate: false), onDisk: nil, isOurs: false) == .keep)
  }

  @Test func `a disabled proxy's file goes, and off touches nothing`() throws {
    var wish = try wish()
    wish.settings.isDisabled = true
    #expect(planner(.native).choose(wish, onDisk: foreign("172.17.0.2:5000"), isOurs: false) == .remove)
    #expect(planner(.off).choose(wish, onDisk: foreign("172.17.0.2:5000"), isOurs: false) == .keep)
  }

  @Test func `a file that rendering with its own addresses gives is rendered anew`() throws {
    let old = try rendered(try wish(["172.17.0.9"]))
    let new = try wish(["172.17.0.2"])
    #expect(planner(hasDokku: true).choose(new, onDisk: old, isOurs: false) == .write(try rendered(new)))
  }

  @Test func `without that proof an address that moved is replaced, and the first difference told`() throws {
    let wish = try wish(["172.17.0.2"], moved: ["172.17.0.9": "172.17.0.2"])
    let choice = planner(hasDokku: true).choose(wish, onDisk: foreign("172.17.0.9:5000"), isOurs: false)
    guard case .putRight(let bytes?, let reason, needsCommand: false) = choice else {
      Issue.record("\(choice)")
      return
    }
    #expect(bytes == foreign("172.17.0.2:5000"))
    #expect(reason.hasPrefix("line 1 is \"upstream blog-5000 {\""))
  }

  @Test func `an address that is nobody's is closed and Dokku asked, an operator's own backend is not touched`() throws
  {
    let dead = planner(.dokku, hasDokku: true).choose(try wish(), onDisk: foreign("172.17.0.9:5000"), isOurs: false)
    #expect(
      dead == .putRight(foreign("172.17.0.9:5000 \"down\""), foreign: "the proxy setting says so", needsCommand: true))
    let own = planner(.dokku).choose(try wish([]), onDisk: foreign("10.1.2.3:5000"), isOurs: false)
    #expect(own == .putRight(nil, foreign: "the proxy setting says so", needsCommand: false))
  }

  @Test func `an app with a template of its own is Dokku's in every mode`() throws {
    let choice = planner(.native).choose(try wish(ownTemplate: true), onDisk: foreign("172.17.0.2:5000"), isOurs: true)
    #expect(choice == .putRight(nil, foreign: "it has an nginx.conf.sigil of its own", needsCommand: false))
  }

  @Test func `settings that cannot be rendered are refused, and dead addresses closed in the last good file`() throws {
    var wish = try wish()
    wish.settings.properties["client-max-body-size"] = "1m; }"
    let choice = planner(.native).choose(wish, onDisk: foreign("172.17.0.9:5000"), isOurs: false)
    guard case .refuse(let reason, rescue: let rescue?) = choice else {
      Issue.record("\(choice)")
      return
    }
    #expect(reason.contains("client-max-body-size"))
    #expect(rescue == foreign("172.17.0.9:5000 \"down\""))
  }
}
