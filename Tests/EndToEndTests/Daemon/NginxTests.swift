// SPDX-License-Identifier: MIT
import Core
import Foundation
import Glibc
import TestSupport
import Testing

/// One app's fault stays that app's, and nginx itself may come and go.
@Suite(.serialized) struct NginxTests {
  private func twoApps() throws -> RealHost {
    let host = try RealHost()
    for app in ["blog", "shop"] {
      try host.createApp(app)
      try host.deploy(app)
    }
    return host
  }

  @Test func `a virtual host that nginx refuses breaks its app's configuration alone`() throws {
    let host = try twoApps()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let good = try #require(host.read("nginx.conf", of: "blog"))
    let clients = ["blog", "shop"].map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }

    try host.write("blog.localhost\na*b.example.org\n", to: "VHOST", of: "blog")
    let record = try daemon.waitFor(.proxyRefused, of: "blog")
    #expect(record[.reason]?.contains("a*b.example.org") == true)
    #expect(host.read("nginx.conf", of: "blog") == good)

    try host.docker("kill", "shop.web.1")
    try host.docker("start", "shop.web.1")
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }

    try host.write("blog.localhost\n", to: "VHOST", of: "blog")
    try daemon.waitFor(.appRecovered, of: "blog")
  }

  @Test func `a refused app's dead address is closed in its last good configuration`() throws {
    let host = try twoApps()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1"])
    try host.write("blog.localhost\na*b.example.org\n", to: "VHOST", of: "blog")
    try daemon.waitFor(.proxyRefused, of: "blog")
    try host.swap("blog.web.1", "shop.web.1")
    try client.waitUntilAnswered(by: ["web.1"])
    #expect(client.stop().wrong == 0)
  }

  @Test func `a port that another program has is refused until it is free`() throws {
    let host = try twoApps()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let folder = try TemporaryFolder()
    let squatter = try Child(
      ["nsenter", "--net=\(host.namespace)", "--", "socat", "TCP-LISTEN:8085,fork", "EXEC:true"],
      environment: Child.inherited, output: folder.path("log"))
    try eventually("the squatter") { try !host.execute("ss", "-Hltn", "sport = :8085").isEmpty }
    try host.setProperty("ports", "blog", "map", "http:80:5000\nhttp:8085:5000\n")
    daemon.send(SIGHUP)
    let record = try daemon.waitFor(.proxyRefused, of: "blog")
    #expect(record[.reason]?.contains("8085") == true)
    let client = host.startClient(of: "shop")
    try host.docker("kill", "shop.web.1")
    try host.docker("start", "shop.web.1")
    try client.waitUntilAnswered(by: ["web.1"])
    squatter.stop()
    daemon.send(SIGHUP)
    try daemon.waitFor(.appRecovered, of: "blog")
    #expect(host.read("nginx.conf", of: "blog")?.contains("8085") == true)
  }

  @Test func `nginx that does not run is said once, and finds everything right when it starts`() throws {
    let host = try twoApps()
    try host.script("nginx-stop")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try daemon.waitFor(.nginxNotRunning)
    try host.swap("blog.web.1", "shop.web.1")
    try host.script("nginx-start")
    let clients = ["blog", "shop"].map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    #expect(daemon.count(.nginxNotRunning) == 1)
  }

  @Test func `nginx that somebody else restarts is followed`() throws {
    let host = try twoApps()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.script("nginx-stop")
    try host.script("nginx-start")
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1"])
    try host.swap("blog.web.1", "shop.web.1")
    try client.waitUntilAnswered(by: ["web.1"])
    #expect(client.stop().wrong == 0)
  }

  @Test func `a full disk under one app's folder concerns that app alone`() throws {
    let host = try twoApps()
    // Its nginx.conf takes several pages, the listener file that goes leaves one.
    let names = (0..<200).map { "\($0).a-domain-with-a-rather-long-name.example.com" }
    try host.write((["blog.localhost"] + names).joined(separator: "\n") + "\n", to: "VHOST", of: "blog")
    // With addresses that stay it need not be written.
    let daemon = try RealDaemon(on: host, environment: ["DEL_LISTENERS": "direct"])
    try daemon.waitUntilReady()
    let folder = "\(host.root)/blog"
    let saved = "\(host.path)/saved"
    try host.shell(
      "cp -a \(folder) \(saved) && mount -t tmpfs -o size=256k,mode=755 tmpfs \(folder) && cp -a \(saved)/. \(folder)/")
    defer { umount2(folder, CInt(MNT_DETACH)) }
    try host.shell("head -c 1000000 /dev/zero >\(folder)/filler 2>/dev/null || test -s \(folder)/filler")
    let client = host.startClient(of: "shop")
    try host.swap("blog.web.1", "shop.web.1")
    try client.waitUntilAnswered(by: ["web.1"])
    let record = try daemon.waitForRecord("the full disk") { $0.app == "blog" && $0.level == .error }
    #expect(record[.reason]?.contains("No space left") == true)
    #expect(client.stop().wrong == 0)
    try host.shell("rm \(folder)/filler")
    daemon.send(SIGHUP)
    try daemon.waitFor(.rebuildAllDone)
    try host.startClient(of: "blog").waitUntilAnswered(by: ["web.1"])
  }
}
