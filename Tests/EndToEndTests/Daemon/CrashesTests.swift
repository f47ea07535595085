// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// Crashes apart from stops, and the rebuild of an app whose restarts are used up.
@Suite(.serialized) struct CrashesTests {
  /// Docker 20.10 stumbles over a process that ends before its start is over.
  private let crashing = ["sh", "-c", "sleep 0.5; exit 7"]

  private func hostWithDokku() throws -> RealHost {
    let host = try RealHost()
    try host.installDokku("echo \"$@\" >>\(host.path)/dokku-calls")
    try host.createApp("flaky")
    return host
  }

  private func calls(_ host: RealHost) -> [String] {
    let text = FileManager.default.contents(atPath: "\(host.path)/dokku-calls").map {
      String(decoding: $0, as: UTF8.self)
    }
    return (text ?? "").split(separator: "\n").map(String.init).filter { $0.contains("ps:rebuild") }
  }

  @Test func `a crash loop leads to one rebuild, once Docker has given up`() throws {
    let host = try hostWithDokku()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.deploy("flaky", options: ["--restart", "on-failure:2"], command: crashing)
    try daemon.waitFor(.rebuildDone, of: "flaky", within: .seconds(30))
    #expect(calls(host) == ["--quiet ps:rebuild flaky"])
    #expect(try host.docker("inspect", "--format", "{{.RestartCount}} {{.State.Status}}", "flaky.web.1") == "2 exited")
    let crash = try daemon.waitFor(.containerCrashed, of: "flaky")
    #expect(crash[.exitCode] == "7")
    #expect(crash[.restartLimit] == "2")
    #expect(crash[.containerName] == "flaky.web.1")
    // What is still exhausted afterwards waits for its turn.
    #expect(daemon.count(.rebuildStarted, of: "flaky") <= 2)
  }

  @Test func `a crash loop that Docker never gives up on leads to none`() throws {
    let host = try hostWithDokku()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.deploy("flaky", options: ["--restart", "always"], command: crashing)
    try daemon.waitFor(.containerCrashed, of: "flaky", within: .seconds(30))
    try eventually("four restarts", within: .seconds(30)) {
      try host.docker("inspect", "--format", "{{.RestartCount}}", "flaky.web.1") >= "4"
    }
    #expect(calls(host) == [])
  }

  @Test func `stopping a container that has used up its restarts long ago leads to none`() throws {
    let host = try hostWithDokku()
    // Crashes twice, then runs.
    let script = "echo x >>/tally; [ $(wc -l </tally) -gt 2 ] || { sleep 0.5; exit 7; }; exec serve web"
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.deploy("flaky", options: ["--restart", "on-failure:2"], command: ["sh", "-c", script])
    try host.startClient(of: "flaky").waitUntilAnswered(by: ["web.1"], within: .seconds(20))
    #expect(try host.docker("inspect", "--format", "{{.RestartCount}}", "flaky.web.1") == "2")
    try host.docker("stop", "--time", "1", "flaky.web.1")
    try daemon.waitFor(.containerStopped, of: "flaky")
    daemon.send(SIGHUP)
    try daemon.waitFor(.rebuildAllDone)
    #expect(calls(host) == [])
  }

  @Test func `without a dokku command one record says so`() throws {
    let host = try RealHost()
    try host.createApp("flaky")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.deploy("flaky", options: ["--restart", "on-failure:1"], command: crashing)
    try daemon.waitFor(.rebuildImpossible, of: "flaky", within: .seconds(30))
    #expect(daemon.count(.rebuildImpossible, of: "flaky") == 1)
  }

  @Test func `the budget outlives the daemon`() throws {
    let host = try hostWithDokku()
    let first = try RealDaemon(on: host)
    try first.waitUntilReady()
    try host.deploy("flaky", options: ["--restart", "on-failure:1"], command: crashing)
    try first.waitFor(.rebuildDone, of: "flaky", within: .seconds(30))
    #expect(first.terminate() == 0)
    let second = try RealDaemon(on: host)
    try second.waitUntilReady()
    try second.waitForRecord("the wait for its turn", within: .seconds(20)) {
      $0.isA(.rebuildStarted, of: "flaky") && $0.message.contains("again")
    }
    #expect(calls(host).count == 1)
  }
}
