// SPDX-License-Identifier: MIT
import TestSupport
import Testing

/// One network over two hosts.
@Suite(.serialized) struct OverlayNetworkTests {
  /// An app on a host whose plugin attaches it as a deploy does.
  private func deploy(_ app: String, on host: RealHost, attached network: String) throws {
    try PluginHost(host).host.run("plugin:enable")
    try host.createApp(app)
    try host.run("network:set", app, "attach-post-deploy", network)
    try host.deploy(app, options: ["--no-attach"])
    let said = try host.run(script: "$DOKKU_LIB_ROOT/plugins/enabled/network/core-post-deploy \(app) '' '' latest")
    #expect(said == CommandOutcome(0, "-----> Associating app with network \(network)\n"))
  }

  @Test func `apps on two hosts reach each other by name`() throws {
    let (manager, worker) = (try RealHost(), try RealHost())
    try manager.formSwarm(with: worker)
    #expect(
      try manager.run("network:create", "wide", "--driver", "overlay")
        == CommandOutcome(0, "-----> Creating network wide\n"))
    try deploy("shop", on: manager, attached: "wide")
    try deploy("news", on: worker, attached: "wide")
    for (host, app) in [(manager, "shop"), (worker, "news")] {
      let info = try host.run("network:info", "wide").output
      #expect(info.contains("       Driver:         overlay\n       Scope:          swarm\n"))
      #expect(info.contains("Container:      \(app).web.1 "))
    }
    try eventually("an answer from the other host") {
      let answer = try? worker.docker("exec", "news.web.1", "fetch", "shop.web")
      return answer?.contains("app=shop process=web.1") == true
    }
    try eventually("an answer the other way") {
      let answer = try? manager.docker("exec", "shop.web.1", "fetch", "news.web")
      return answer?.contains("app=news process=web.1") == true
    }
    #expect(try manager.run("--force", "network:destroy", "wide").status == 1)
  }
}
