// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Commands

/// What triggers find out about containers, and what they do to them.
@Suite(.timeLimit(.minutes(1)))
struct TriggerContainersTests {
  private let host: CommandHost

  init() throws {
    host = try CommandHost()
    try host.tree.write("", ".keep", of: "blog")
    try host.engine.change { world in
      for name in ["one", "two"] { _ = try world.createNetwork(name) }
    }
  }

  private func perform(_ trigger: Trigger, _ words: String...) async -> Said {
    await host.run { try $0.perform(trigger, words) }
  }

  private func labels(_ slot: String) -> [String: String] {
    ["com.dokku.app-name": "blog", "com.dokku.container-type": "deploy", "com.dokku.dyno": slot]
  }

  private func run(_ slot: String, network: String = "bridge", address: String? = nil) throws -> String {
    let id = try host.engine.change { world in
      try world.run("blog.\(slot)", labels: labels(slot), network: network, address: address)
    }
    try host.tree.write("\(id)\n", "CONTAINER.\(slot)", of: "blog")
    return id
  }

  private func aliases(_ id: String, _ network: String) -> [String]? {
    host.engine.world.containers[id]?.endpoints[network]?.aliases.filter { $0 != id.prefix(12) }
  }

  @Test func `a container that was just made joins every network, with its aliases where it is deployed`() async throws
  {
    try host.tree.set("network", "attach-post-create", of: "blog", to: "one,two")
    try host.tree.set("network", "tld", of: "--global", to: "lan")
    let (deployed, other) = host.engine.change { world in
      (world.create("blog.web.1.upcoming-1", labels: labels("web.1")), world.create("blog.run.1"))
    }
    #expect(await perform(.postContainerCreate, "app", deployed, "blog", "deploy", "web") == Said())
    #expect(await perform(.postContainerCreate, "app", other, "blog", "run") == Said())
    for network in ["one", "two"] {
      #expect(aliases(deployed, network) == ["blog.web.lan", "\(deployed.prefix(12)).blog.web.lan"])
      #expect(aliases(other, network) == [])
    }
    #expect(await perform(.postContainerCreate, "app", deployed, "blog", "deploy", "web") == Said())
    #expect(host.engine.requestCount(.connect) == 4)
  }

  @Test func `containers of services are none of ours`() async throws {
    #expect(await perform(.postContainerCreate, "service", "x", "blog", "deploy") == Said())
    #expect(host.engine.requests.isEmpty)
  }

  @Test func `a network that is not there ends the deploy, by name`() async throws {
    try host.tree.set("network", "attach-post-create", of: "blog", to: "one,later")
    let id = host.engine.change { $0.create("blog.web.1.upcoming-1", labels: labels("web.1")) }
    #expect(
      await perform(.postContainerCreate, "app", id, "blog", "deploy", "web")
        == .failed("Network later does not exist"))
  }

  @Test func `running containers of a deployed app join every network, each told of`() async throws {
    try host.tree.set("network", "attach-post-deploy", of: "blog", to: "one,two")
    let web = try run("web.1")
    let worker = try run("worker.1")
    let stopped = try run("web.2")
    host.engine.change { $0.stop(stopped) }
    let told = "-----> Associating app with network one\n-----> Associating app with network two\n"
    #expect(await perform(.corePostDeploy, "blog", "", "", "latest") == Said(0, told))
    for network in ["one", "two"] {
      #expect(aliases(web, network) == ["blog.web", "\(web.prefix(12)).blog.web"])
      #expect(aliases(worker, network) == ["blog.worker", "\(worker.prefix(12)).blog.worker"])
      #expect(aliases(stopped, network) == nil)
    }
  }

  @Test func `one that the daemon attaches at the same moment counts as attached`() async throws {
    try host.tree.set("network", "attach-post-deploy", of: "blog", to: "one")
    let id = try run("web.1")
    // The container joins, and the answer says that it had joined before.
    host.engine.inject(.status(403, message: "endpoint with name x already exists in network one"), into: .connect)
    #expect(await perform(.corePostDeploy, "blog") == Said(0, "-----> Associating app with network one\n"))
    #expect(aliases(id, "one") == ["blog.web", "\(id.prefix(12)).blog.web"])
  }

  @Test func `an address is the static one, then that on the initial network, then the bridge's`() async throws {
    let id = try run("web.1", address: "172.17.0.7")
    #expect(await perform(.networkGetIPAddress, "blog", "web", id) == Said(0, "172.17.0.7\n"))
    try host.engine.change { try $0.connect("one", container: id, address: "172.20.0.9") }
    #expect(await perform(.networkGetIPAddress, "blog", "web", id) == Said(0, "172.17.0.7\n"))
    try host.tree.set("network", "initial-network", of: "blog", to: "one")
    #expect(await perform(.networkGetIPAddress, "blog", "web", id) == Said(0, "172.20.0.9\n"))
    try host.tree.set("network", "static-web-listener", of: "blog", to: "10.9.9.9:80")
    #expect(await perform(.networkGetIPAddress, "blog", "web", id) == Said(0, "10.9.9.9\n"))
    #expect(await perform(.networkGetIPAddress, "blog", "worker", id) == Said(0, "172.20.0.9\n"))
  }

  @Test func `on the host's own network it is the loopback, in another container's stack that one's`() async throws {
    let onHost = try run("web.1", network: "host")
    #expect(await perform(.networkGetIPAddress, "blog", "web", onHost) == Said(0, "127.0.0.1\n"))
    let owner = try run("web.2", address: "172.17.0.8")
    let sharer = try run("web.3", network: "container:\(owner)")
    #expect(await perform(.networkGetIPAddress, "blog", "web", sharer) == Said(0, "172.17.0.8\n"))
  }

  @Test func `a container that does not run has no address, and one that is gone is told`() async throws {
    let id = try run("web.1")
    host.engine.change { $0.stop(id) }
    #expect(await perform(.networkGetIPAddress, "blog", "web", id) == Said(0, "\n"))
    host.engine.change { $0.remove(id) }
    #expect(
      await perform(.networkGetIPAddress, "blog", "web", id)
        == .failed("Unable to inspect container: Error response from daemon: No such container: \(id)"))
    #expect(await perform(.networkGetIPAddress, "blog", "web", "x") == .failed("Invalid container id: x"))
  }

  @Test func `building the configuration brings the files to what runs`() async throws {
    _ = try run("web.1", address: "172.17.0.7")
    let stopped = try run("web.2")
    host.engine.change { $0.stop(stopped) }
    try host.tree.write("10.0.0.1", "IP.web.1", of: "blog")
    try host.tree.write("10.0.0.2", "IP.web.2", of: "blog")
    try host.tree.set("ps", "scale", of: "blog", to: "web=2\n")
    #expect(await perform(.networkBuildConfig, "blog") == Said())
    #expect(host.tree.read("IP.web.1", of: "blog") == "172.17.0.7")
    #expect(host.tree.read("IP.web.2", of: "blog") == nil)
    try host.tree.write("stale", "IP.web.1", of: "blog")
    try host.tree.set("network", "static-web-listener", of: "blog", to: "a:1")
    #expect(await perform(.networkBuildConfig, "blog") == Said())
    #expect(host.tree.read("IP.web.1", of: "blog") == "stale")
  }
}
