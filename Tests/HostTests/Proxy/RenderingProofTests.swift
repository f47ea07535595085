// SPDX-License-Identifier: MIT
import Core
import NginxConfig
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct RenderingProofTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func wish(_ app: String, properties: [String: String] = [:]) throws -> ProxyWish {
    ProxyWish(
      app: try #require(AppName(app)),
      settings: ProxySettings(
        portMap: [try #require(PortMapping("http:80:5000"))], domains: [try #require(DomainName("\(app).test"))],
        properties: properties),
      listeners: [.web: [try #require(Listener("172.17.0.2:5000"))]], mayCreate: true)
  }

  private func look(_ wishes: [ProxyWish], proxy: String = "auto") async throws -> [String: RenderingProof.Maker]? {
    let settings = try Settings(
      environment: [
        "DEL_NGINX_BIN": NginxInstance.binary, "DOKKU_ROOT": folder.path("home"), "DOKKU_LIB_ROOT": folder.path("lib"),
        "DEL_PROXY": proxy, "DOKKU_BIN": "/bin/false",
      ], options: [:])
    let proof = RenderingProof(settings)
    let makers = await withCheckedContinuation { continuation in
      proof.look(at: wishes) { continuation.resume(returning: $0) }
    }
    return makers.map { Dictionary(uniqueKeysWithValues: $0.map { ("\($0.key)", $0.value) }) }
  }

  @Test func `a file that rendering gives is native, another one is told by its first difference`() async throws {
    let blog = try wish("blog")
    let planner = ProxyPlanner(
      try Settings(
        environment: ["DOKKU_ROOT": folder.path("home"), "DOKKU_LIB_ROOT": folder.path("lib"), "DEL_PROXY": "native"],
        options: [:]), try await build(), TemplateReader(library: folder.path("lib")))
    guard case .render(let bytes?, _) = planner.choose(blog, onDisk: nil, isOurs: false) else {
      Issue.record("nothing was rendered")
      return
    }
    try folder.write(String(decoding: bytes, as: UTF8.self), to: "home/blog/nginx.conf")
    try folder.write("upstream shop { server 172.17.0.2:5000; }\n", to: "home/shop/nginx.conf")
    let makers = try #require(try await look([blog, try wish("shop")]))
    #expect(makers["blog"] == .native)
    guard case .dokku(let difference) = makers["shop"] else {
      Issue.record("\(makers)")
      return
    }
    #expect(difference.hasPrefix("line 1 is \"upstream shop { server 172.17.0.2:5000; }\", not \""))
  }

  private func build() async throws -> NginxBuild {
    let program = NginxProgram(NginxHost.command(nil), deadline: .seconds(10))
    return try await withCheckedContinuation { continuation in
      program.describe { continuation.resume(returning: $0) }
    }.get()
  }

  @Test func `a setting decides by itself, and what cannot be rendered is refused`() async throws {
    try folder.write("server { listen 80; }\n", to: "home/blog/nginx.conf")
    let bad = try wish("blog", properties: ["client-max-body-size": "1m; }"])
    #expect(try await look([try wish("blog")], proxy: "dokku") == ["blog": .dokku("the proxy setting says so")])
    #expect(try await look([try wish("blog")], proxy: "native") == ["blog": .native])
    #expect(try await look([try wish("blog")], proxy: "off") == [:])
    guard case .refused(let reason) = try await look([bad], proxy: "native")?["blog"] else {
      Issue.record("it was rendered")
      return
    }
    #expect(reason.contains("client-max-body-size"))
  }

  @Test func `an app whose proxy is disabled has none`() async throws {
    var disabled = try wish("blog")
    disabled.settings.isDisabled = true
    #expect(try await look([disabled]) == [:])
  }
}
