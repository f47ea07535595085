// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// How long visitors went without, on a real engine and a real nginx.
@Suite(.serialized) struct OutagesTests {
  private func hostWithApp(count: Int = 1, restart: String = "on-failure:10") throws -> RealHost {
    let host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog", count: count, options: ["--restart", restart])
    return host
  }

  @Test func `one of two that crashes leaves no outage`() throws {
    let host = try hostWithApp(count: 2)
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1", "web.2"])
    try host.crash("blog.web.1")
    let crash = try daemon.waitFor(.containerCrashed, of: "blog")
    #expect(crash[.listenersLeft] == "1")
    #expect(crash[.outageID] == nil)
    #expect(crash.message.contains("1 more of web serves on"))
    try client.waitUntilAnswered(by: ["web.1", "web.2"], within: .seconds(20))
    #expect(daemon.count(.outageEnded) == 0)
    #expect(client.stop().wrong == 0)
  }

  @Test func `the only one that crashes leaves one, as long as visitors saw it`() throws {
    let host = try hostWithApp()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1"])
    try host.crash("blog.web.1")
    let crash = try daemon.waitFor(.containerCrashed, of: "blog")
    let end = try daemon.waitFor(.outageEnded, of: "blog", within: .seconds(30))
    #expect(end[.outageID] == crash[.crash])
    #expect(end[.outageEnd] == "restart")
    try client.waitUntilAnswered(by: ["web.1"])
    let told = try #require(end[.outage].flatMap { Int64($0) }.map { Duration.microseconds($0) })
    let seen = client.stop().longestOutage
    // Docker tells of an end up to a tenth of a second after it, and then nginx answers before its proof is in.
    #expect(told > .milliseconds(50))
    #expect(told < seen + .milliseconds(500) && seen < told + .milliseconds(500), "told \(told), seen \(seen)")
  }

  @Test func `one that is under way when the daemon ends is closed by the next`() throws {
    let host = try hostWithApp(restart: "no")
    let first = try RealDaemon(on: host)
    try first.waitUntilReady()
    let began = ContinuousClock.now
    try host.crash("blog.web.1")
    let crash = try first.waitFor(.containerCrashed, of: "blog")
    #expect(first.terminate() == 0)
    let second = try RealDaemon(on: host)
    try second.waitUntilReady()
    #expect(second.count(.outageEnded) == 0)
    let least = ContinuousClock.now - began
    try host.docker("start", "blog.web.1")
    let end = try second.waitFor(.outageEnded, of: "blog", within: .seconds(30))
    #expect(end[.outageEnd] == "restart")
    #expect(end[.outageID] == crash[.crash])
    let told = try #require(end[.outage].flatMap { Int64($0) }.map { Duration.microseconds($0) })
    #expect(told > least - .seconds(1))
    #expect(told < ContinuousClock.now - began)
  }

  @Test func `one that is over before the next daemon starts is closed at its first look`() throws {
    let host = try hostWithApp(restart: "no")
    let first = try RealDaemon(on: host)
    try first.waitUntilReady()
    try host.crash("blog.web.1")
    let crash = try first.waitFor(.containerCrashed, of: "blog")
    let ledger = "\(try #require(host.environment["STATE_DIRECTORY"]))/outages"
    try eventually("the outage on disk") {
      FileManager.default.contents(atPath: ledger).map { String(decoding: $0, as: UTF8.self) }?
        .contains(crash[.outageID] ?? "-") == true
    }
    first.kill()
    try host.docker("start", "blog.web.1")
    let second = try RealDaemon(on: host)
    try second.waitUntilReady()
    try second.waitFor(.outageEnded, of: "blog")
    #expect(second.count(.outageEnded) == 1)
  }
}
