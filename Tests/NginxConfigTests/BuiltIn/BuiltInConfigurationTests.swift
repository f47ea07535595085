// SPDX-License-Identifier: MIT
import Core
import TestSupport
import Testing

@testable import NginxConfig

struct BuiltInConfigurationTests {
  @Test(arguments: try FixtureCase.all())
  func `an app's values make the configuration in its folder`(_ example: FixtureCase) throws {
    #expect(try BuiltInConfiguration.output(for: example.input) == .text(example.expected))
  }

  @Test func `there are fixtures`() throws {
    #expect(try FixtureCase.all().count > 10)
  }

  @Test func `the order in which listeners are known changes nothing`() throws {
    var input = try example()
    input.listeners[.web]?.reverse()
    #expect(try BuiltInConfiguration.output(for: input) == BuiltInConfiguration.output(for: example()))
  }

  @Test func `listeners of other process types are not served`() throws {
    var input = try example()
    let worker = try #require(ProcessType("worker"))
    input.listeners[worker] = [try #require(Listener("10.9.9.9:5000"))]
    #expect(try BuiltInConfiguration.output(for: input) == BuiltInConfiguration.output(for: example()))
  }

  @Test func `an app with another proxy keeps what it has`() throws {
    var input = try example()
    input.settings.isNginx = false
    input.settings.isDisabled = true
    #expect(try BuiltInConfiguration.output(for: input) == .asItIs)
  }

  @Test func `a disabled proxy has no configuration`() throws {
    var input = try example()
    input.settings.isDisabled = true
    #expect(try BuiltInConfiguration.output(for: input) == .absent)
  }

  @Test func `listeners of an app that is not deployed make nothing`() throws {
    var input = try example()
    input.isDeployed = false
    #expect(try BuiltInConfiguration.output(for: input) == .asItIs)
  }

  @Test func `an app without listeners and ports makes nothing`() throws {
    var input = try example()
    input.listeners = [:]
    input.settings.portMap = []
    #expect(try BuiltInConfiguration.output(for: input) == .asItIs)
  }

  @Test func `a page size of 64 KiB makes larger buffers`() throws {
    var input = try example()
    input.pageSize = 65536
    guard case .text(let text) = try BuiltInConfiguration.output(for: input) else { throw FixtureCase.Unusable() }
    #expect(text.contains("proxy_buffer_size 64k;"))
    #expect(text.contains("proxy_buffers 8 64k;"))
    #expect(text.contains("proxy_busy_buffers_size 128k;"))
  }

  @Test func `a root that nginx would read variables in is refused`() throws {
    var input = try example()
    input.roots = ProxyRoots(dokku: "/srv/$host", logs: "/srv/log", errorPages: nil)
    let problem = UnspellableValue(value: "/srv/$host/blog/nginx.conf.d/*.conf", problem: .dollarSign)
    #expect(throws: RenderRefused(app: input.app, reason: .unspellable(problem))) {
      try BuiltInConfiguration.output(for: input)
    }
  }

  private func example() throws -> ProxyInput {
    try #require(try FixtureCase.all().first { $0.name == "two-containers" }).input
  }
}
