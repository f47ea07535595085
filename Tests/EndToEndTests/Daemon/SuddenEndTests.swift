// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// A daemon that dies in the middle of a change, and a host that goes on without it.
@Suite(.serialized, .timeLimit(.minutes(5))) struct SuddenEndTests {
  private let host: RealHost

  init() throws { host = try RealHost(apps: ["blog", "shop"]) }

  /// A daemon of which a thread's `count`-th message to the kernel, or to Docker, is its last. Not by SIGSEGV, which
  /// threads of the loop would not take before they have gone on.
  ///
  /// - Parameter isSent: whether that message still goes out.
  private func daemon(dyingAt count: Int, isSent: Bool) throws -> RealDaemon {
    let fault = "inject=sendto:signal=KILL:\(isSent ? "" : "error=EPERM:")when=\(count)"
    return try RealDaemon(
      on: host, environment: ["DEL_LISTENERS": "stable"],
      inside: ["strace", "-D", "-f", "-qq", "-o", "/dev/null", "-e", "trace=sendto", "-e", fault])
  }

  /// What the service does when its daemon has ended.
  private func close() throws {
    let result = try host.run(
      script: "exec nsenter --net=\(host.namespace) -- \"$DEL\" kernel:close --after-service",
      environment: ["SERVICE_RESULT": "core-dump", "EXIT_CODE": "dumped", "EXIT_STATUS": "SEGV"])
    #expect(result.status == 0, "\(result.errorOutput)")
  }

  @Test func `wherever a change breaks off, nobody meets another app, though addresses change hands after it`() throws {
    let clients = ["blog", "shop"].map { host.startClient(of: $0) }
    let first = try RealDaemon(on: host, environment: ["DEL_LISTENERS": "stable"])
    try first.waitUntilReady()
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    _ = first.terminate()

    var ends = 0
    for count in stride(from: 2, through: 26, by: 2) {
      let doomed = try daemon(dyingAt: count, isSent: count.isMultiple(of: 4))
      try eventually("the daemon at its first look", within: .seconds(20)) {
        !doomed.isRunning || doomed.log.records.contains { $0.isA(.daemonReady) }
      }
      if doomed.isRunning { try host.docker("restart", "--time", "0", "blog.web.1", "shop.web.1") }
      try? eventually("its end", within: .seconds(2)) { !doomed.isRunning }
      ends += doomed.isRunning ? 0 : 1
      doomed.kill()
      try close()
      #expect(try host.kernelRoutes() == [])
      try host.swap("blog.web.1", "shop.web.1")
      for client in clients { try client.wait(forMore: 5) }
    }
    #expect(ends >= 6)

    let last = try RealDaemon(on: host, environment: ["DEL_LISTENERS": "stable"])
    try last.waitUntilReady()
    for client in clients {
      try client.waitUntilAnswered(by: ["web.1"], within: .seconds(20))
      let tally = client.stop()
      #expect(tally.wrong == 0, "\(tally.answers)")
    }
  }

  @Test func `closed by hand beside a daemon that runs, the addresses open again at once`() throws {
    let daemon = try RealDaemon(on: host, environment: ["DEL_LISTENERS": "stable"])
    try daemon.waitUntilReady()
    let before = try host.kernelRoutes()
    #expect(before.count == 2)
    try close()
    try daemon.waitForRecord("the repair") { $0.isA(.stableListenersRepaired) }
    #expect(try host.kernelRoutes() == before)
  }
}
