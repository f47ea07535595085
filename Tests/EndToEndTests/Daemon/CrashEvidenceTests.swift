// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// What is told of a container's end, on a real engine.
@Suite(.serialized) struct CrashEvidenceTests {
  private func hostWithApp() throws -> (RealHost, RealDaemon) {
    let host = try RealHost()
    try host.createApp("blog")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    return (host, daemon)
  }

  /// Docker 20.10 stumbles over a process that ends before its start is over.
  private func shell(_ script: String) -> [String] { ["sh", "-c", "sleep 0.5; \(script)"] }

  @Test func `an exit with its status, its uptime and the last words of both streams`() throws {
    let (host, daemon) = try hostWithApp()
    try host.deploy(
      "blog", options: ["--restart", "on-failure:3"], command: shell("echo working; echo 'no such file' >&2; exit 7"))
    let crash = try daemon.waitFor(.containerCrashed, of: "blog")
    #expect(crash[.exitCode] == "7")
    #expect(crash[.signal] == nil)
    #expect(crash[.oomKilled] == "false")
    #expect(crash[.restartLimit] == "3")
    #expect(crash[.processType] == "web")
    #expect(crash[.listenersLeft] == "0")
    #expect(crash[.outageID] == crash[.crash])
    #expect(Set((crash[.logTail] ?? "").split(separator: "\n")) == ["working", "no such file"])
    let uptime = try #require(crash[.uptime].flatMap { Int($0) })
    #expect((400_000..<5_000_000).contains(uptime))
    #expect(crash.message.hasPrefix("blog.web.1 exited with status 7 after "))
  }

  @Test func `a signal by its name`() throws {
    let (host, daemon) = try hostWithApp()
    try host.deploy("blog", options: ["--restart", "no"], command: shell("kill -SEGV $$"))
    let crash = try daemon.waitFor(.containerCrashed, of: "blog")
    #expect(crash[.exitCode] == "139")
    #expect(crash[.signal] == "SIGSEGV")
    #expect(crash[.containerState] == "exited")
  }

  @Test func `want of memory, as far as the engine notices it`() throws {
    let (host, daemon) = try hostWithApp()
    let hog = "/bin/busybox tail /dev/zero; code=$?; sleep 0.5; exit $code"
    let script = "while [ ! -e /go ]; do sleep 0.1; done; \(hog)"
    try host.deploy("blog", options: ["--restart", "no"], command: ["sh", "-c", script])
    try host.docker("update", "--memory", "24m", "--memory-swap", "24m", "blog.web.1")
    try host.docker("exec", "blog.web.1", "sh", "-c", ">/go")
    let crash = try daemon.waitFor(.containerCrashed, of: "blog", within: .seconds(30))
    #expect(crash[.exitCode] == "137")
    // Not every kernel and containerd tell the engine.
    let noticed = try host.docker("inspect", "--format", "{{.State.OOMKilled}}", "blog.web.1")
    #expect(crash[.oomKilled] == noticed)
    #expect(crash.message.hasPrefix("blog.web.1 \(noticed == "true" ? "ran out of memory" : "was killed by SIGKILL")"))
  }

  @Test func `what somebody asked for is no crash`() throws {
    let (host, daemon) = try hostWithApp()
    try host.deploy("blog", count: 2)
    try host.docker("kill", "blog.web.1")
    try host.docker("stop", "--time", "1", "blog.web.2")
    try daemon.waitForRecord("both stops") { $0.isA(.containerStopped) && $0[.containerName] == "blog.web.1" }
    try daemon.waitForRecord("both stops") { $0.isA(.containerStopped) && $0[.containerName] == "blog.web.2" }
    // A deploy retires what it replaces, and an engine that shuts down takes all along.
    try host.deploy("blog")
    try host.script("engine-restart")
    try daemon.waitFor(.engineConnected, after: daemon.log.records.count - 1, within: .seconds(30))
    #expect(daemon.count(.containerCrashed) == 0)
  }

  @Test func `output that is no text, or no end to it, does no harm`() throws {
    let (host, daemon) = try hostWithApp()
    let script = #"""
      /bin/busybox dd if=/dev/zero bs=1M count=10 2>/dev/null | /bin/busybox tr '\000' x
      printf '\n\033[31mred\033[0m a\000b \342\206\nlast words'
      sleep 0.2; exit 3
      """#
    try host.deploy("blog", options: ["--restart", "no"], command: shell(script))
    let crash = try daemon.waitFor(.containerCrashed, of: "blog", within: .seconds(30))
    let lines = (crash[.logTail] ?? "").split(separator: "\n")
    #expect(lines.first?.prefix(100) == String(repeating: "x", count: 100)[...])
    // The engine itself marks each byte that is no text.
    #expect(lines.dropFirst().first?.hasPrefix("red a\u{fffd}b \u{fffd}") == true)
    #expect(lines.last == "last words")
    #expect(lines.count == 3)
    #expect((crash[.logTail] ?? "").utf8.count < 16384)
    #expect(daemon.isRunning)
  }

  @Test func `a terminal's output comes as it is`() throws {
    let (host, daemon) = try hostWithApp()
    let labels = ["app-name=blog", "container-type=deploy", "process-type=web", "dyno=web.1"]
    try host.docker(
      ["run", "--detach", "--tty", "--name", "blog.web.1"] + labels.flatMap { ["--label", "com.dokku.\($0)"] }
        + ["dokku/sample:latest"] + shell(#"printf 'one\033[1m two\n50 %%\r100 %%\n'; exit 7"#))
    #expect(try daemon.waitFor(.containerCrashed, of: "blog")[.logTail] == "one two\n100 %")
  }

  @Test func `a restart that fails without a word is found`() throws {
    let (host, daemon) = try hostWithApp()
    try host.docker("network", "create", "back")
    try host.deploy("blog", options: ["--network", "back"], command: ["sh", "-c", "sleep 1; exit 7"])
    // Docker refuses while the container runs.
    try eventually("the network's removal", within: .seconds(30)) {
      (try? host.docker("network", "rm", "back")) != nil
    }
    let failure = try daemon.waitFor(.restartFailed, of: "blog", within: .seconds(60))
    #expect(failure[.reason]?.contains("not found") == true)
    #expect(try host.docker("inspect", "--format", "{{.State.Status}}", "blog.web.1") == "exited")
  }

  @Test func `with no lines wanted the output stays where it is`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    let daemon = try RealDaemon(on: host, environment: ["DEL_CRASH_LOG_LINES": "0"])
    try daemon.waitUntilReady()
    try host.deploy("blog", options: ["--restart", "no"], command: shell("echo secret; exit 7"))
    #expect(try daemon.waitFor(.containerCrashed, of: "blog")[.logTail] == nil)
  }
}
