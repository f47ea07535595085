// SPDX-License-Identifier: MIT
import TestSupport
import Testing

/// Memberships and aliases, kept through what happens to networks.
@Suite(.serialized) struct NetworksTests {
  private func aliases(_ host: RealHost, of container: String, on network: String) throws -> [String] {
    let format = "{{with index .NetworkSettings.Networks \"\(network)\"}}{{range .Aliases}}{{.}} {{end}}{{end}}"
    return try host.docker("inspect", "--format", format, container).split(separator: " ").map(String.init)
  }

  private func hostname(_ host: RealHost, of container: String) throws -> String {
    try host.docker("inspect", "--format", "{{.Config.Hostname}}", container)
  }

  @Test func `every wanted network is joined with both aliases`() throws {
    let host = try RealHost()
    for network in ["one", "two", "three"] { try host.docker("network", "create", network) }
    try host.createApp("shop")
    try host.setProperty("network", "shop", "attach-post-create", "one,two")
    try host.setProperty("network", "--global", "attach-post-deploy", "three")
    try host.setProperty("network", "shop", "tld", "internal")
    try host.deploy("shop", options: ["--no-attach"])
    try host.deploy("shop", "worker", options: ["--no-attach"])
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    for process in ["web", "worker"] {
      let name = try hostname(host, of: "shop.\(process).1")
      for network in ["one", "two", "three"] {
        let found = try aliases(host, of: "shop.\(process).1", on: network)
        #expect(found.contains("shop.\(process).internal"), "\(network): \(found)")
        #expect(found.contains("\(name).shop.\(process).internal"), "\(network): \(found)")
      }
    }
  }

  @Test func `a network that is removed and made again is joined anew`() throws {
    let host = try RealHost()
    try host.docker("network", "create", "shop-net")
    try host.createApp("shop")
    try host.setProperty("network", "shop", "attach-post-deploy", "shop-net")
    try host.deploy("shop")
    try host.deploy("shop", "worker")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()

    try host.script("network-recreate", "shop-net")

    for process in ["web", "worker"] {
      let alias = try "\(hostname(host, of: "shop.\(process).1")).shop.\(process)"
      try eventually("the aliases of \(process)") {
        let found = try aliases(host, of: "shop.\(process).1", on: "shop-net")
        return found.contains("shop.\(process)") && found.contains(alias)
      }
    }
    let answer = try host.docker("exec", "shop.worker.1", "fetch", "shop.web")
    #expect(answer.contains("app=shop process=web.1"))
  }

  @Test func `a missing network is reported once and joined when it appears`() throws {
    let host = try RealHost()
    try host.createApp("shop")
    try host.setProperty("network", "shop", "attach-post-deploy", "later")
    try host.deploy("shop", options: ["--no-attach"])
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try daemon.waitFor(.networkMissing, of: "shop")
    try host.docker("network", "create", "later")
    try daemon.waitFor(.networkAttached, of: "shop")
    #expect(try aliases(host, of: "shop.web.1", on: "later").contains("shop.web"))
    #expect(daemon.count(.networkMissing, of: "shop") == 1)
  }

  @Test func `an alias that was lost is brought back`() throws {
    let host = try RealHost()
    try host.docker("network", "create", "shop-net")
    try host.createApp("shop")
    try host.setProperty("network", "shop", "attach-post-deploy", "shop-net")
    try host.deploy("shop")
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    try host.docker("network", "disconnect", "shop-net", "shop.web.1")
    try host.docker("network", "connect", "shop-net", "shop.web.1")
    try eventually("the alias") { try aliases(host, of: "shop.web.1", on: "shop-net").contains("shop.web") }
  }

  @Test func `a container whose own network was made anew is started again`() throws {
    let host = try RealHost()
    try host.docker("network", "create", "home")
    try host.createApp("shop")
    try host.setProperty("network", "shop", "initial-network", "home")
    try host.deploy("shop", options: ["--restart", "on-failure:10"])
    let daemon = try RealDaemon(on: host)
    try daemon.waitUntilReady()
    let client = host.startClient(of: "shop")
    try client.waitUntilAnswered(by: ["web.1"])
    #expect(host.read("IP.web.1", of: "shop") == (try host.address(of: "shop.web.1", on: "home")))
    try host.docker("stop", "--time", "1", "shop.web.1")
    try host.docker("network", "rm", "home")
    try host.docker("network", "create", "home")
    try daemon.waitFor(.networkAttached, of: "shop")
    try host.docker("start", "shop.web.1")
    try client.waitUntilAnswered(by: ["web.1"])
  }
}
