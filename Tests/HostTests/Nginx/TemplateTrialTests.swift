// SPDX-License-Identifier: MIT
import Core
import NginxConfig
import TestSupport
import Testing

@testable import Host

struct TemplateTrialTests {
  private let tree: DokkuTree
  private let app: AppName

  init() throws {
    tree = DokkuTree(try TemporaryFolder())
    app = try #require(AppName("blog"))
    try tree.write("blog.test\n", "VHOST", of: "blog")
    try tree.set("ps", "scale", of: "blog", to: "web=1\nworker=1\nidle=0\n")
  }

  private func trial(_ environment: [String: String] = ["DEL_PROXY": "native"]) throws -> TemplateTrial? {
    var settings = try Settings(
      environment: environment, options: [:],
      surroundings: SettingSurroundings(isJournal: false) { _ in nil })
    (settings.dokkuRoot, settings.dokkuLibRoot) = (tree.root, tree.library)
    let build = NginxBuild(commandOutput: "nginx version: nginx/1.22.1\nconfigure arguments: --prefix=/x")
    return TemplateTrial(settings, try #require(build))
  }

  private func write(_ template: String) throws {
    try tree.folder.write(template, to: "lib/data/nginx-vhosts/app-blog/nginx.conf.sigil")
  }

  private func rendered() throws -> [String] {
    try #require(try trial()).candidates([app]).candidates.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func `processes that were never deployed have a listener of their own, those of no quantity none`() throws {
    try write("{{ .DOKKU_APP_WEB_LISTENERS }} {{ .DOKKU_APP_WORKER_LISTENERS }} [{{ .DOKKU_APP_IDLE_LISTENERS }}]")
    #expect(try rendered() == ["127.0.0.1:5000 127.0.0.1:5000 []"])
    try tree.write("172.17.0.9", "IP.web.1", of: "blog")
    #expect(try rendered() == ["172.17.0.9:5000 127.0.0.1:5000 []"])
  }

  @Test func `a template that fails is told with its app, line and file`() throws {
    try write("one\n{{ index (split \" \" \"\") 7 }}")
    let (candidates, complaints) = try #require(try trial()).candidates([app])
    #expect(candidates.isEmpty)
    #expect(complaints.map(\.words).count == 1)
    #expect(complaints.first?.words.hasPrefix("blog: nginx.conf.sigil:2:") == true)
    #expect(complaints.first?.file == "\(tree.library)/data/nginx-vhosts/app-blog/nginx.conf.sigil")
  }

  @Test func `an app without a template, or without nginx, has nothing to be tested`() throws {
    #expect(try rendered() == [])
    try write("server { }")
    try tree.set("proxy", "disabled", of: "blog", to: "true")
    #expect(try rendered() == [])
  }

  @Test func `where templates are left to Dokku none is tested`() throws {
    for mode in ["dokku", "off"] { #expect(try trial(["DEL_PROXY": mode]) == nil) }
    #expect(try trial(["DEL_PROXY": "auto", "DOKKU_BIN": "/usr/bin/dokku"]) == nil)
    #expect(try trial(["DEL_PROXY": "auto"]) != nil)
  }
}
