// SPDX-License-Identifier: MIT
import Foundation
import TestSupport
import Testing

/// The host that the other tests stand on, without the daemon.
@Suite(.serialized) struct EmbeddedHostTests {
  @Test func `a deployed app is answered by its containers through nginx`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    let ids = try host.deploy("blog", count: 2)
    #expect(ids.count == 2)
    #expect(host.read("CONTAINER.web.2", of: "blog") == "\(ids[1])\n")
    #expect(host.read("IP.web.1", of: "blog") == nil)
    let client = host.startClient(of: "blog")
    #expect(host.client.get(host: "nobody.localhost") == nil)
    try host.route("blog", to: host.address(of: "blog.web.1"), host.address(of: "blog.web.2"))
    try client.waitUntilAnswered(by: ["web.1", "web.2"])
    let tally = client.stop()
    #expect(tally.wrong == 0)
    #expect(tally.refused > 0)
  }

  @Test func `a client notices that another app's container has taken an address over`() throws {
    let host = try RealHost()
    for app in ["blog", "shop"] {
      try host.createApp(app)
      try host.deploy(app)
      try host.route(app, to: host.address(of: "\(app).web.1"))
    }
    let before = try [host.address(of: "blog.web.1"), host.address(of: "shop.web.1")]
    let client = host.startClient(of: "blog")
    try client.waitUntilAnswered(by: ["web.1"])
    try host.swap("blog.web.1", "shop.web.1")
    #expect(try [host.address(of: "shop.web.1"), host.address(of: "blog.web.1")] == before)
    try client.wait(for: "an answer of the wrong app") { $0.wrong > 0 }
    #expect(client.stop().latest.contains { $0.app == "shop" })
  }

  @Test func `an upcoming container becomes current when it is promoted, and the old one is gone`() throws {
    let host = try RealHost()
    try host.createApp("blog")
    let old = try host.deploy("blog", options: ["--listeners"])
    let new = try host.deploy("blog", options: ["--upcoming"])
    #expect(host.read("CONTAINER.web.1", of: "blog") == "\(old[0])\n")
    try host.promote("blog", slot: "web.1", to: new[0], options: ["--listeners"])
    #expect(host.read("CONTAINER.web.1", of: "blog") == "\(new[0])\n")
    #expect(host.read("IP.web.1", of: "blog") == (try host.address(of: "blog.web.1")))
    #expect(host.read("PORT.web.1", of: "blog") == "5000")
    #expect(try host.docker("ps", "--all", "--quiet", "--no-trunc") == new[0])
  }

  @Test(arguments: [false, true])
  func `an engine that is killed comes back`(liveRestore: Bool) throws {
    let host = try RealHost(liveRestore: liveRestore)
    try host.createApp("blog")
    try host.deploy("blog")
    let began = try host.docker("inspect", "--format", "{{.State.StartedAt}}", "blog.web.1")
    try host.script("engine-kill")
    #expect(throws: EmbeddedHostScript.Failed.self) { try host.docker("version") }
    try host.script("engine-start")
    let again = try host.docker("inspect", "--format", "{{.State.StartedAt}}", "blog.web.1")
    #expect((began == again) == liveRestore)
    #expect(try host.docker("inspect", "--format", "{{.State.Status}}", "blog.web.1") == "running")
  }

  @Test func `nothing is left of a host that is gone`() throws {
    var host: RealHost? = try RealHost()
    let path = try #require(host?.path)
    let name = try #require(host?.namespace.split(separator: "/").last)
    try host?.createApp("blog")
    try host?.deploy("blog")
    host = nil
    let places = ["/run/netns", "/run/dokku-event-listener-hosts", "/sys/class/net", "/sys/fs/cgroup/pids"]
    for place in places {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
      #expect(!names.contains(String(name)), "left in \(place)")
    }
    let mounts = try String(contentsOfFile: "/proc/self/mounts", encoding: .utf8)
    #expect(!mounts.contains(path))
    #expect(!FileManager.default.fileExists(atPath: path))
  }
}

extension RealHost {
  /// A configuration by hand, where no daemon is there to write one.
  fileprivate func route(_ app: String, to addresses: String...) throws {
    let servers = addresses.map { "server \($0):5000;" }.joined(separator: " ")
    let text = """
      upstream \(app) { \(servers) }
      server { listen 80; server_name \(app).localhost; location / { proxy_pass http://\(app); } }

      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: "\(root)/\(app)/nginx.conf"))
    try execute("nginx", "-p", "\(path)/nginx/", "-c", "\(path)/nginx/nginx.conf", "-s", "reload")
  }
}
