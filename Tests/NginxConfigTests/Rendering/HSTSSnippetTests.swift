// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import NginxConfig

struct HSTSSnippetTests {
  private func text(
    _ properties: [String: String] = [:], hasCertificate: Bool = true, isDeployed: Bool = true
  ) throws -> String? {
    try HSTSSnippet.text(
      for: ProxyInput(
        app: try #require(AppName("blog")), roots: ProxyRoots(dokku: "/d", logs: "/l", errorPages: nil),
        settings: ProxySettings(hasCertificate: hasCertificate, properties: properties), listeners: [:],
        isDeployed: isDeployed, nginxVersion: NginxVersion(1, 22, 1)))
  }

  private func header(_ value: String) -> String { "add_header Strict-Transport-Security \"\(value)\" always;\n" }

  @Test func `a deployed app with a certificate has Dokku's default`() throws {
    #expect(try text() == header("max-age=15724800; includeSubdomains"))
  }

  @Test func `without a certificate, before a deploy and when switched off there is none`() throws {
    #expect(try text(hasCertificate: false) == nil)
    #expect(try text(isDeployed: false) == nil)
    #expect(try text(["hsts": "false"]) == nil)
  }

  @Test func `age, subdomains and preload follow their properties`() throws {
    let properties = ["hsts-max-age": "60", "hsts-include-subdomains": "false", "hsts-preload": "true"]
    #expect(try text(properties) == header("max-age=60; preload"))
    #expect(
      try text(["hsts": "true", "hsts-preload": "true"]) == header("max-age=15724800; includeSubdomains; preload"))
  }

  @Test(arguments: [("hsts", "yes"), ("hsts-max-age", "1; }"), ("hsts-max-age", "-1"), ("hsts-preload", "true\"")])
  func `a property of the wrong kind is refused`(name: String, value: String) throws {
    #expect(throws: RenderRefused.self) { try text([name: value]) }
  }
}
