// SPDX-License-Identifier: MIT
import Core
import TestSupport
import Testing

@testable import Host

struct PortDemandReadingTests {
  @Test func `the ports of all apps but some are read`() throws {
    let folder = try TemporaryFolder()
    try folder.write("25:5025\n", to: "home/mail/PORTS")
    try folder.write("25:5025\n", to: "home/blog/PORTS")
    try folder.write("", to: "lib/config/.keep")
    var settings = try Settings(environment: [:], options: [:])
    settings.dokkuRoot = folder.path("home")
    settings.dokkuLibRoot = folder.path("lib")
    let demands = PortDemand.ofAll(in: settings, but: [try #require(AppName("blog"))])
    #expect(demands.keys.map(\.rawValue) == ["mail"])
    #expect(demands.values.first?.forwards.map { "\($0.publicPort)" } == ["25/tcp"])
  }

  @Test func `a host whose apps cannot be read has no ports`() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "home")
    var settings = try Settings(environment: [:], options: [:])
    settings.dokkuRoot = folder.path("home")
    #expect(PortDemand.ofAll(in: settings, but: []) == [:])
  }
}
