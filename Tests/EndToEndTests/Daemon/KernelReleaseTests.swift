// SPDX-License-Identifier: MIT
import TestSupport
import Testing

/// `kernel:release`, which the package runs when it is removed.
@Suite(.serialized, .timeLimit(.minutes(3))) struct KernelReleaseTests {
  private let host: RealHost

  init() throws {
    host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog")
  }

  private func daemon() throws -> RealDaemon {
    let daemon = try RealDaemon(on: host, environment: ["DEL_LISTENERS": "stable"])
    try daemon.waitUntilReady()
    return daemon
  }

  private func release(_ options: String...) throws -> CommandOutcome {
    try host.run(
      script: "exec nsenter --net=\(host.namespace) -- \"$DEL\" kernel:release \(options.joined(separator: " "))")
  }

  private func isLeft() throws -> Bool {
    let kernel = "{ nft list tables; ip route show proto 222; } | grep -e dokku -e 198.18 || true"
    return try !host.execute("sh", "-c", kernel).isEmpty
  }

  @Test func `nginx gets the containers' own addresses before the stable ones go, and no visitor notices`() throws {
    let daemon = try daemon()
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1"])
    let refused = try release()
    #expect(refused.status == 1 && refused.errorOutput.contains("the daemon is running already"))
    #expect(try isLeft())

    _ = daemon.terminate()
    // A worker of before may hold a connection for as long as nginx's own limits let it.
    #expect(try release("--timeout", "10s").status == 0)

    #expect(try !isLeft())
    let address = try host.address(of: "blog.web.1")
    #expect(host.read("nginx.conf", of: "blog")?.contains("server \(address):5000") == true)
    try client.wait(forMore: 20)
    let tally = client.stop()
    // See StableOrDirectTests: a connection may end with the worker that accepted it.
    #expect(tally.right + tally.refused == tally.total, "\(tally.answers)")
    #expect(tally.refused <= 2)

    #expect(try release().status == 0)
  }

  @Test func `where the engine does not answer, all is taken away at the limit, and nginx names nobody by it`() throws {
    let daemon = try daemon()
    _ = daemon.terminate()
    try host.script("engine-kill")

    #expect(try release("--timeout", "1s").status == 0)

    #expect(try !isLeft())
    #expect(host.read("nginx.conf", of: "blog")?.contains("198.18.") == false)
  }
}
