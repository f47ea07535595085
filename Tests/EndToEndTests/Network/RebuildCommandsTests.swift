// SPDX-License-Identifier: MIT
import Core
import Foundation
import TestSupport
import Testing

/// The commands that do the daemon's job now, as whole processes on a real engine and a real nginx.
@Suite(.serialized) struct RebuildCommandsTests {
  private func twoApps() throws -> RealHost {
    let host = try RealHost()
    for app in ["blog", "shop"] {
      try host.createApp(app)
      try host.deploy(app)
    }
    return host
  }

  private let blog = "-----> Ensuring network configuration is in sync for blog\n"
  private let shop = "-----> Ensuring network configuration is in sync for shop\n"

  @Test func `all apps are put right, what changed is said, and a second time nothing is`() throws {
    let host = try twoApps()
    #expect(try host.run("network:rebuildall").status == 0)
    try host.swap("blog.web.1", "shop.web.1")
    let said = try host.run("network:rebuildall")
    let addresses = try ["blog", "shop"].map { try host.address(of: "\($0).web.1") }
    #expect(said.status == 0 && said.errorOutput == "")
    #expect(
      said.output.hasPrefix(
        "\(blog)       IP.web.1 is \(addresses[0])\n       blog: nginx.conf written\n"
          + "\(shop)       IP.web.1 is \(addresses[1])\n       shop: nginx.conf written\n"
          + "       nginx runs the new configuration after "))
    for (app, address) in zip(["blog", "shop"], addresses) {
      #expect(host.read("IP.web.1", of: app) == address)
      let client = host.startClient(of: app)
      try client.waitUntilAnswered(by: ["web.1"])
      #expect(client.stop().wrong == 0)
    }
    #expect(try host.run("network:rebuildall") == CommandOutcome(0, blog + shop))
    #expect(try host.run("--quiet", "network:rebuildall") == CommandOutcome(0, ""))
  }

  @Test func `one app is put right and no other is touched`() throws {
    let host = try twoApps()
    #expect(try host.run("network:rebuildall").status == 0)
    for app in ["blog", "shop"] { try host.write("10.9.9.9", to: "IP.web.1", of: app) }
    let said = try host.run("network:rebuild", "blog")
    #expect(said == CommandOutcome(0, "\(blog)       IP.web.1 is \(try host.address(of: "blog.web.1"))\n"))
    #expect(host.read("IP.web.1", of: "shop") == "10.9.9.9")
  }

  @Test func `apps that fail are counted by their containers, and the others go on`() throws {
    let host = try twoApps()
    try host.setProperty("network", "blog", "attach-post-deploy", "nowhere")
    let said = try host.run("network:rebuildall")
    #expect(said.status == 1)
    #expect(said.errorOutput == " !     blog wants the network nowhere, which does not exist\n")
    #expect(said.output.contains("shop: nginx.conf written\n"))
    try host.setProperty("nginx", "shop", "client-max-body-size", "1m; }")
    let more = try host.run("network:rebuildall")
    #expect(more.status == 2)
    #expect(more.errorOutput.contains("nginx property client-max-body-size is \"1m; }\", not a size such as 8k\n"))
    try host.run("network:create", "nowhere")
    try host.setProperty("nginx", "shop", "client-max-body-size", nil)
    let mended = try host.run("network:rebuildall")
    #expect(mended.status == 0 && mended.errorOutput == "")
    #expect(mended.output.contains("blog.web.1 joined nowhere: it was not attached\n"))
  }

  @Test func `an app that is not there and an engine that does not answer have statuses of their own`() throws {
    let host = try twoApps()
    #expect(
      try host.run("network:rebuild", "nobody") == CommandOutcome(20, "", " !     App nobody does not exist\n"))
    #expect(try host.run("network:rebuild").status == 1)
    try host.script("engine-stop")
    let said = try host.run("network:rebuildall")
    #expect(said.status == 69 && said.output == "")
    #expect(said.errorOutput.split(separator: "\n").count == 1)
  }

  @Test func `it is safe beside the daemon and beside itself`() throws {
    let host = try twoApps()
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let clients = ["blog", "shop"].map { host.startClient(of: $0) }
    for client in clients { try client.waitUntilAnswered(by: ["web.1"]) }
    try host.swap("blog.web.1", "shop.web.1")
    let said = try host.run(script: "$DEL network:rebuildall & $DEL network:rebuildall & wait %1 && wait %2")
    #expect(said.status == 0 && said.errorOutput == "")
    for client in clients {
      try client.waitUntilAnswered(by: ["web.1"])
      #expect(client.stop().wrong == 0)
    }
    let left = try host.execute("ls", "-a", "\(host.root)/blog", "\(host.root)/shop")
    #expect(!left.contains(".tmp"))
  }

  @Test func `a configuration is built, shown and tested`() throws {
    let host = try twoApps()
    #expect(
      try host.run("nginx:show-config", "blog") == CommandOutcome(1, "", " !     No nginx.conf exists for blog\n"))
    let built = try host.run("proxy:build-config", "--all")
    #expect(built.status == 0)
    #expect(built.output.hasPrefix("-----> Building nginx configuration for blog\n"))
    #expect(built.output.contains("\n       blog: nginx.conf written\n"))
    #expect(try host.run("nginx:show-config", "blog").output == host.read("nginx.conf", of: "blog"))
    #expect(try host.run("nginx:validate") == CommandOutcome(0, ""))
    // Asked for, so loaded once more though nothing changed.
    #expect(try host.run("proxy:build-config", "blog").output.contains("nginx runs the new configuration after "))
    try host.write("server {\n  nonsense;\n}\n", to: "nginx.conf", of: "blog")
    let complaint = " !     unknown directive \"nonsense\" in \(host.root)/blog/nginx.conf:2\n"
    #expect(try host.run("nginx:validate", "blog") == CommandOutcome(1, "", complaint))
    #expect(try host.run("nginx:validate", "shop") == CommandOutcome(0, ""))
    #expect(try host.run("nginx:validate") == CommandOutcome(1, "", complaint + complaint))
  }
}
