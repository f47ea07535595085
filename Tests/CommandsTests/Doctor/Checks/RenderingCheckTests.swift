// SPDX-License-Identifier: MIT
import Core
import Host
import Testing

@testable import Commands

struct RenderingCheckTests {
  private func findings(_ makers: [String: RenderingProof.Maker]?, mode: ProxyMode = .auto) throws -> [Finding] {
    let byApp = try makers.map { makers in
      Dictionary(uniqueKeysWithValues: try makers.map { (try #require(AppName($0.key)), $0.value) })
    }
    return RenderingCheck.findings(byApp, mode: mode)
  }

  @Test func `apps are told by who makes their configuration, with the first difference`() throws {
    let difference = "line 2 is \"listen 80;\", not \"listen 8080;\""
    #expect(
      try findings([
        "shop": .native, "blog": .native, "wiki": .dokku(difference), "mail": .refused("mail: no template"),
      ]) == [
        .ok("rendered-natively", "rendered by dokku-event-listener: blog, shop"),
        .fault(
          "rendering", "mail cannot be rendered: no template", mend: "dokku-event-listener nginx:validate mail"),
        .advice(
          "rendered-by-dokku", "wiki is left to dokku, which takes seconds; its nginx.conf: \(difference)",
          mend: "dokku proxy:build-config wiki", "dokku-event-listener doctor"),
      ])
  }

  @Test func `where the setting says so there is nothing to mend`() throws {
    #expect(
      try findings(["wiki": .dokku("the proxy setting says so")], mode: .dokku) == [
        .ok("rendered-by-dokku", "wiki is left to dokku: the proxy setting says so")
      ])
    #expect(try findings(nil, mode: .off) == [.skipped("rendering", "the setting proxy is off")])
  }

  @Test func `without anything to compare that is said`() throws {
    #expect(try findings(nil).map(\.verdict) == [.skipped])
    #expect(try findings([:]) == [.skipped("rendering", "no app has an nginx configuration")])
  }
}
