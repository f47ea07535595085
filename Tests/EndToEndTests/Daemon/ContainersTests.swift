// SPDX-License-Identifier: MIT
import Core
import Glibc
import TestSupport
import Testing

/// What happens to single containers, and which of them count.
@Suite(.serialized) struct ContainersTests {
  @Test func `a container that is killed leaves files and nginx, and comes back when it is started`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog", count: 2)
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1", "web.2"])

    try host.docker("kill", "blog.web.2")
    try client.waitUntilAnswered(by: ["web.1"])
    try host.wait(for: "IP.web.2", of: "blog", toHold: nil)
    #expect(host.read("PORT.web.2", of: "blog") == "5000")
    try daemon.waitFor(.containerStopped, of: "blog")

    try host.docker("start", "blog.web.2")
    try client.waitUntilAnswered(by: ["web.1", "web.2"])
    try host.wait(for: "IP.web.2", of: "blog", toHold: host.address(of: "blog.web.2"))
    #expect(client.stop().wrong == 0)
  }

  @Test func `a paused container gets no requests until it goes on`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog", count: 2)
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1", "web.2"])
    try host.docker("pause", "blog.web.1")
    try client.waitUntilAnswered(by: ["web.2"])
    try host.docker("unpause", "blog.web.1")
    try client.waitUntilAnswered(by: ["web.1", "web.2"])
  }

  @Test func `nothing is left of a container that is removed`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1"])
    try host.docker("rm", "--force", "blog.web.1")
    try client.wait(for: "502") { $0.latest.last == .status(502) }
    try eventually("the end of its files") {
      host.read("IP.web.1", of: "blog") == nil && host.read("PORT.web.1", of: "blog") == nil
    }
  }

  @Test func `a deploy's container gets nothing before it is current, and the one it retires nothing after`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    let old = try host.deploy("blog")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1"])

    let new = try host.deploy("blog", options: ["--upcoming"])
    try client.wait(forMore: 50)
    let upcoming = String(new[0].prefix(12))
    #expect(client.tally.count { $0 == .from(app: "blog", process: "web.1", container: upcoming) } == 0)

    try host.promote("blog", slot: "web.1", to: new[0], options: ["--keep-old"])
    try client.wait(for: "the new container") { tally in
      tally.latest.count == 20
        && tally.latest.allSatisfy { $0 == .from(app: "blog", process: "web.1", container: upcoming) }
    }
    #expect(try host.docker("inspect", "--format", "{{.State.Status}}", old[0]) == "running")
    try host.wait(for: "IP.web.1", of: "blog", toHold: host.address(of: new[0]))
    let tally = client.stop()
    #expect(tally.wrong == 0)
    #expect(tally.count { $0 == .status(502) } == 0)
  }

  @Test func `scaling down takes listeners out`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog", count: 3)
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1", "web.2", "web.3"])
    try host.deploy("blog", count: 1)
    try client.waitUntilAnswered(by: ["web.1"])
    try eventually("the end of IP.web.3") { host.read("IP.web.3", of: "blog") == nil }
  }

  @Test func `a container in the host's network is reached at the loopback address`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog", options: ["--network", "host"])
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.startClient(of: "blog").waitUntilAnswered(by: ["web.1"])
    #expect(host.read("IP.web.1", of: "blog") == "127.0.0.1")
  }

  @Test func `a stranger's container with another app's label gets nothing`() throws {
    let host = try RealHost()
    for app in ["blog", "shop"] {
      try host.createApp(app)
      try host.deploy(app)
    }
    // As `apps:clone` leaves it: shop's folder names a container of blog's.
    let stranger = try host.deploy("blog", "web", options: ["--upcoming"])
    try host.write("\(stranger[0])\n", to: "CONTAINER.web.2", of: "shop")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = host.startClient(of: "shop")
    try client.waitUntilAnswered(by: ["web.1"])
    try client.wait(forMore: 40)
    #expect(client.stop().wrong == 0)
    #expect(host.read("IP.web.2", of: "shop") == nil)
    try daemon.waitFor(.foreignContainer, of: "shop")
  }

  @Test func `an app without Dokku's files is routed by its labels`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog", options: ["--no-files"])
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.startClient(of: "blog").waitUntilAnswered(by: ["web.1"])
    #expect(host.read("IP.web.1", of: "blog") == (try host.address(of: "blog.web.1")))
  }

  @Test func `a label that is no app's name leads nowhere`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    try host.deploy("blog")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.docker(
      "run", "--detach", "--label", "com.dokku.app-name=../../etc", "--label", "com.dokku.container-type=deploy",
      "--label", "com.dokku.dyno=web.1", "dokku/sample:latest", "serve", "web")
    try host.script("exec", "mkdir", "-p", "\(host.root)/Not-An-App")
    try host.startClient(of: "blog").waitUntilAnswered(by: ["web.1"])
    daemon.send(SIGHUP)
    try daemon.waitFor(.rebuildAllDone)
    #expect(!daemon.log.records.contains { $0.level == .error })
  }
}
