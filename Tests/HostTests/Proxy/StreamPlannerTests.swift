// SPDX-License-Identifier: MIT
import Core
import NginxConfig
import TestSupport
import Testing

@testable import Host

struct StreamPlannerTests {
  private func planner(_ mode: ProxyMode = .auto, _ ability: StreamAbility = .able(module: nil)) -> StreamPlanner {
    StreamPlanner(mode: mode, ability: ability, version: NginxVersion(1, 22, 1))
  }

  private func wish(_ listeners: [String]? = ["172.17.0.2:5025"], mayCreate: Bool = true) throws -> ProxyWish {
    let forward = PortForward(try #require(PublicPort("25/tcp")), to: .dokkuDefault)
    let routes = listeners.map { [PortRoute(forward, to: $0.compactMap { Listener($0) })] } ?? []
    return ProxyWish(
      app: try #require(AppName("blog")), settings: ProxySettings(), listeners: [:], mayCreate: mayCreate,
      routes: routes)
  }

  private func written(_ wish: ProxyWish) throws -> [UInt8] {
    guard case .write(let bytes) = planner().choose(wish, onDisk: nil) else { throw Missing() }
    return bytes
  }

  private struct Missing: Error {}

  @Test func `a file that is right is kept, one that is not is written`() throws {
    let bytes = try written(wish())
    #expect(planner().choose(try wish(), onDisk: bytes) == .keep)
    #expect(planner().choose(try wish(), onDisk: try written(wish(["172.17.0.9:1"]))) == .write(bytes))
  }

  @Test(arguments: [ProxyMode.native, .dokku]) func `Dokku never writes this one`(mode: ProxyMode) throws {
    #expect(planner(mode).choose(try wish(), onDisk: nil) == .write(try written(wish())))
  }

  @Test func `with the proxy off nothing is touched`() throws {
    #expect(planner(.off).choose(try wish(nil), onDisk: try written(wish())) == .keep)
    #expect(planner(.off).choose(try wish(), onDisk: nil) == .keep)
  }

  @Test func `the file of an app without ports goes`() throws {
    #expect(planner().choose(try wish(nil), onDisk: try written(wish())) == .remove)
    #expect(planner().choose(try wish(nil), onDisk: nil) == .keep)
  }

  @Test func `a file without servers stays while its ports are the app's`() throws {
    guard case .write(let closed) = planner().choose(try wish([]), onDisk: try written(wish())) else {
      throw Missing()
    }
    #expect(StreamFileHead(closed)?.ports == [try #require(PublicPort("25/tcp"))])
    #expect(!String(decoding: closed, as: UTF8.self).contains("server"))
  }

  @Test func `somebody else's file is left alone`() throws {
    let foreign = Array("server { listen 25; proxy_pass 10.0.0.1:25; }\n".utf8)
    #expect(planner().choose(try wish(nil), onDisk: foreign) == .keep)
    #expect(
      planner().choose(try wish(), onDisk: foreign)
        == .refuse(.refused("nginx.stream.conf is somebody else's, and is left alone")))
  }

  @Test func `in a file that cannot be replaced the addresses that left are closed, and no other`() throws {
    let folder = try TemporaryFolder()
    let http = ProxyPlanner(
      mode: .auto, hasDokku: false, roots: ProxyRoots(dokku: "/home/dokku", logs: "/var/log/nginx", errorPages: nil),
      version: NginxVersion(1, 22, 1), templates: TemplateReader(library: folder.path), builtIn: nil)
    let onDisk = try written(wish(["172.17.0.2:5025", "172.17.0.3:5025"]))
    var now = try wish(["172.17.0.3:5025"])
    now.dealtOut = [try #require(Subnet("172.17.0.0/16"))]
    let rescued = String(decoding: try #require(http.rescue(now, onDisk)), as: UTF8.self)
    #expect(rescued.contains(#"server 172.17.0.2:5025 "down";"#))
    #expect(rescued.contains("server 172.17.0.3:5025;"))
  }

  @Test func `an app that was never deployed gets no file, but keeps one true`() throws {
    #expect(planner().choose(try wish([], mayCreate: false), onDisk: nil) == .keep)
    guard case .write = planner().choose(try wish([], mayCreate: false), onDisk: try written(wish())) else {
      throw Missing()
    }
  }

  @Test func `where nginx carries no ports that is said, and nothing is written`() throws {
    let unable = planner(.auto, .unable("no module"))
    #expect(unable.choose(try wish(), onDisk: nil) == .refuse(.unsupported("no module")))
    #expect(unable.choose(try wish(nil), onDisk: nil) == .keep)
  }
}
