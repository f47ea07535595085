// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// What the daemon lays down for others, and the command that shows it.
@Suite(.serialized) struct StatusTests {
  private func status(_ host: RealHost, _ arguments: String...) throws -> String {
    try EmbeddedHostScript.output(
      of: [RealDaemon.binary, "status"] + arguments, environment: Child.inherited.merging(host.environment) { $1 })
  }

  private func metrics(_ host: RealHost) throws -> String {
    let folder = try #require(host.environment["RUNTIME_DIRECTORY"])
    return FileManager.default.contents(atPath: "\(folder)/metrics.prom").map { String(decoding: $0, as: UTF8.self) }
      ?? ""
  }

  @Test func `a host is well, is not while an app serves nobody, and is again`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog", options: ["--restart", "no"])
    #expect(throws: EmbeddedHostScript.Failed.self) { try status(host) }
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try eventually("a host that is well") { (try? status(host)) != nil }
    #expect(try status(host).contains("blog  1          ok"))
    #expect(try status(host, "--format", "json").hasPrefix(#"{"well":true,"nginxWorkers":{"current":"#))
    try host.crash("blog.web.1")
    let crash = try daemon.waitFor(.containerCrashed, of: "blog")
    try eventually("a host that is not") { (try? status(host)) == nil }
    try host.docker("start", "blog.web.1")
    try daemon.waitFor(.outageEnded, of: "blog")
    try eventually("a host that is well again") { (try? status(host)) != nil }
    #expect(crash[.outageID] != nil)
    let told = try metrics(host)
    #expect(told.contains(#"dokku_event_listener_crashes_total{app="blog",process="web"} 1"#))
    #expect(told.contains(#"dokku_event_listener_outage_seconds_total{app="blog",process="web"} "#))
    #expect(told.contains(#"dokku_event_listener_listeners{state="applied"} 1"#))
  }
}
