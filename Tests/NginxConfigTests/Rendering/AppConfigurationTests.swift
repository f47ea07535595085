// SPDX-License-Identifier: MIT
import Core
import Sigil
import TestSupport
import Testing

@testable import NginxConfig

struct AppConfigurationTests {
  @Test(arguments: try FixtureCase.all())
  func `an app's values make the configuration in its folder`(_ example: FixtureCase) throws {
    let output = try AppConfiguration.output(
      for: example.input, with: example.template, environment: example.environment)
    #expect(output == .text(example.expected))
  }

  @Test func `there are fixtures`() throws {
    #expect(try FixtureCase.all().count > 10)
  }

  @Test func `servers come in the order of the listeners, and each listener once`() throws {
    var input = try example()
    let listeners = try #require(input.listeners[.web])
    input.listeners[.web] = listeners + listeners
    #expect(try AppConfiguration.output(for: input) == AppConfiguration.output(for: example()))
    input.listeners[.web]?.reverse()
    #expect(try AppConfiguration.output(for: input) != AppConfiguration.output(for: example()))
  }

  @Test func `the built-in template is one that can be read`() throws {
    #expect(try AppConfiguration.builtIn.get().mentioned.contains("DOKKU_APP_WEB_LISTENERS"))
  }

  @Test func `another template takes its place, with the environment for var, and several empty lines become one`()
    throws
  {
    let template = try Template("a\n\n\n\n{{ .APP }} {{ var \"X\" }}{{ var \"APP\" }}\n \n \n", name: "t")
    let output = try AppConfiguration.output(for: example(), with: template, environment: ["X": "y", "APP": "z"])
    #expect(output == .text("a\n\nblog yblog\n \n \n"))
  }

  @Test func `a template that fails is told with its app, file, line and column`() throws {
    let template = try Template("a\n{{ index (split \" \" \"\") 7 }}", name: "nginx.conf.sigil")
    let error = #expect(throws: RenderRefused.self) { try AppConfiguration.output(for: example(), with: template) }
    #expect(error?.description.hasPrefix("blog: nginx.conf.sigil:2:") == true)
  }

  @Test func `listeners of other process types are not served`() throws {
    var input = try example()
    let worker = try #require(ProcessType("worker"))
    input.listeners[worker] = [try #require(Listener("10.9.9.9:5000"))]
    #expect(try AppConfiguration.output(for: input) == AppConfiguration.output(for: example()))
  }

  @Test func `an app with another proxy keeps what it has`() throws {
    var input = try example()
    input.settings.isNginx = false
    input.settings.isDisabled = true
    #expect(try AppConfiguration.output(for: input) == .asItIs)
  }

  @Test func `a disabled proxy has no configuration`() throws {
    var input = try example()
    input.settings.isDisabled = true
    #expect(try AppConfiguration.output(for: input) == .absent)
  }

  @Test func `listeners of an app that is not deployed make nothing`() throws {
    var input = try example()
    input.isDeployed = false
    #expect(try AppConfiguration.output(for: input) == .asItIs)
  }

  @Test func `an app without listeners and ports makes nothing`() throws {
    var input = try example()
    input.listeners = [:]
    input.settings.portMap = []
    #expect(try AppConfiguration.output(for: input) == .asItIs)
  }

  @Test func `a page size of 64 KiB makes larger buffers`() throws {
    var input = try example()
    input.pageSize = 65536
    guard case .text(let text) = try AppConfiguration.output(for: input) else { throw FixtureCase.Unusable() }
    #expect(text.contains("proxy_buffer_size 64k;"))
    #expect(text.contains("proxy_buffers 8 64k;"))
    #expect(text.contains("proxy_busy_buffers_size 128k;"))
  }

  @Test func `a root that nginx would read variables in is refused`() throws {
    var input = try example()
    input.roots = ProxyRoots(dokku: "/srv/$host", logs: "/srv/log", errorPages: nil)
    let problem = UnspellableValue(value: "/srv/$host", problem: .dollarSign)
    #expect(throws: RenderRefused(app: input.app, reason: .unspellable(problem))) {
      try AppConfiguration.output(for: input)
    }
  }

  private func example() throws -> ProxyInput {
    try #require(try FixtureCase.all().first { $0.name == "two-containers" }).input
  }
}
