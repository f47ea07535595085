// SPDX-License-Identifier: MIT
import Core
import NginxConfig
import TestSupport
import Testing

@testable import Host

struct ProxyPlannerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func planner(_ mode: ProxyMode = .auto, hasDokku: Bool = false) -> ProxyPlanner {
    ProxyPlanner(
      mode: mode, hasDokku: hasDokku, roots: ProxyRoots(dokku: "/home/dokku", logs: "/var/log/nginx", errorPages: nil),
      version: NginxVersion(1, 22, 1), templates: TemplateReader(library: folder.path), builtIn: nil)
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
    guard case .render(let bytes?, hsts: _) = planner(.native).choose(wish, onDisk: nil, isOurs: false) else {
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
    #expect(planner(.native).choose(wish, onDisk: try rendered(wish), isOurs: false) == .render(nil, hsts: nil))
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
    #expect(planner(hasDokku: true).choose(new, onDisk: old, isOurs: false) == .render(try rendered(new), hsts: nil))
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

  private func write(template: String, environment: String = "") throws {
    try folder.write(template, to: "data/nginx-vhosts/app-blog/nginx.conf.sigil")
    try folder.write(environment, to: "config/blog/ENV")
  }

  private let ownTemplate = """
    upstream {{ .APP }} {
    {{ range .DOKKU_APP_WEB_LISTENERS | split " " }}  server {{ . }};
    {{ end }}}
    server { listen 80; add_header X {{ var "GREETING" }}; location / { proxy_pass http://{{ $.APP }}; } }

    """

  private func made(_ address: String) -> [UInt8] {
    Array(
      ownTemplate.replacing("{{ .APP }}", with: "blog").replacing("{{ $.APP }}", with: "blog")
        .replacing("{{ var \"GREETING\" }}", with: "hello")
        .replacing(
          "{{ range .DOKKU_APP_WEB_LISTENERS | split \" \" }}  server {{ . }};\n{{ end }}",
          with:
            "  server \(address);\n"
        ).utf8)
  }

  @Test func `an app's own template is rendered, with the app's environment for var`() throws {
    try write(template: ownTemplate, environment: "GREETING=hello\n")
    let choice = planner(.native).choose(try wish(ownTemplate: true), onDisk: nil, isOurs: false)
    #expect(choice == .render(made("172.17.0.2:5000"), hsts: nil))
  }

  @Test func `a file that its own template gives with the addresses in it is rendered anew, marks of ours apart`()
    throws
  {
    try write(template: ownTemplate, environment: "GREETING=hello\n")
    let new = try wish(ownTemplate: true)
    for past in ["172.17.0.9:5000", "172.17.0.9:5000 \"down\""] {
      let choice = planner(hasDokku: true).choose(new, onDisk: made(past), isOurs: false)
      #expect(choice == .render(made("172.17.0.2:5000"), hsts: nil))
    }
    let foreign = planner(hasDokku: true).choose(new, onDisk: foreign("172.17.0.2:5000"), isOurs: false)
    guard case .putRight(nil, let reason, needsCommand: false) = foreign else {
      Issue.record("\(foreign)")
      return
    }
    #expect(reason.hasPrefix("line 1 is \"upstream blog-5000 {\", not \"upstream blog {\""))
  }

  @Test func `without listeners an app's own template is not rendered, its last file is closed`() throws {
    try write(template: "{{ index (.DOKKU_APP_WEB_LISTENERS | split \":\") 1 }}")
    let choice = planner(.native).choose(try wish([], ownTemplate: true), onDisk: made("172.17.0.9:5000"), isOurs: true)
    #expect(choice == .render(made("172.17.0.9:5000 \"down\""), hsts: nil))
  }

  @Test func `a template that fails is refused by its line, and the last good file stays`() throws {
    try write(template: "one\ntwo {{ sh \"id\" }}\n")
    let choice = planner(.native).choose(
      try wish(ownTemplate: true), onDisk: made("172.17.0.2:5000"), isOurs: false)
    guard case .refuse(let reason, rescue: nil) = choice else {
      Issue.record("\(choice)")
      return
    }
    #expect(reason.hasPrefix("blog: nginx.conf.sigil:2:"))
    #expect(reason.contains("sh"))
  }

  @Test func `a template that is gone is told, and an app without a file gets one that answers 502`() throws {
    let choice = planner(.native).choose(try wish(ownTemplate: true), onDisk: nil, isOurs: false)
    let placeholder = try rendered(try wish([]))
    #expect(choice == .refuse("blog: nginx.conf.sigil:1:1: it cannot be read", rescue: placeholder))
    #expect(String(decoding: placeholder, as: UTF8.self).contains("return 502;"))
    // A value that the placeholder needs, too, leaves none.
    var wish = try wish(ownTemplate: true)
    wish.settings.properties["client-max-body-size"] = "1m; }"
    guard case .refuse(_, rescue: nil) = planner(.native).choose(wish, onDisk: nil, isOurs: false) else {
      throw Missing()
    }
  }

  @Test func `where the host's Dokku brings a template, apps without one are rendered with that`() throws {
    try folder.write("# {{ .APP }} as Dokku has it\n", to: "plugins/available/nginx-vhosts/templates/nginx.conf.sigil")
    let reader = TemplateReader(library: folder.path)
    let host = ProxyPlanner(
      mode: .native, hasDokku: true, roots: planner().roots, version: NginxVersion(1, 22, 1), templates: reader,
      builtIn: reader.builtIn())
    #expect(
      host.choose(try wish(), onDisk: nil, isOurs: false) == .render(Array("# blog as Dokku has it\n".utf8), hsts: nil))
  }

  @Test func `a certificate brings the header that asks for https`() throws {
    var wish = try wish()
    wish.settings.hasCertificate = true
    guard case .render(_, hsts: let hsts?) = planner(.native).choose(wish, onDisk: nil, isOurs: false) else {
      throw Missing()
    }
    #expect(String(decoding: hsts, as: UTF8.self).hasPrefix("add_header Strict-Transport-Security \"max-age="))
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
