// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterDeparturesTests {
  private func host(_ world: World = .twoApps) -> Scenario {
    var host = Scenario(world)
    host.start()
    host.pass(.seconds(5))
    return host
  }

  private func cut(_ actions: [Action]) -> [Set<IPAddress>] {
    actions.compactMap { if case .cutConnections(let addresses) = $0 { addresses } else { nil } }
  }

  @Test func `connections to a container that has ended are cut at once and again once nginx has forgotten it`() {
    var host = host()
    let ended = host.happen { $0.crash("a1") } + host.pass(.seconds(5))
    #expect(cut(ended) == Array(repeating: ["10.1.0.2"], count: 5))
    #expect(ended.waits(.stragglers) == [.milliseconds(50), .milliseconds(200), .seconds(1)])
  }

  @Test func `those of one that is back on its address are not`() {
    var host = host()
    let restarted = host.happen { world in
      world.crash("a1")
      world.engineStarts("a1")
    }
    #expect(cut(restarted).count == 1)
    #expect(cut(host.pass(.seconds(5))) == [])
  }

  @Test func `those of a paused container and of one that a deploy has replaced go on`() {
    var host = host()
    #expect(cut(host.happen { $0.pause("a1") }) == [])
    host.happen { $0.unpause("a1") }
    host.happen { $0.startUpcoming("blog", "web.1", "a2") }
    #expect(cut(host.happen { $0.makeCurrent("blog", "web.1", "a2") }) == [])
    // Until it ends.
    #expect(cut(host.happen { $0.stop("a1") }).first == ["10.1.0.2"])
  }

  @Test func `the machine's own address is never cut`() {
    var world = World.twoApps
    world.create("c1", "side.web.1", .deployed("side", "web.1"), mode: .host)
    world.start("c1")
    world.createApp("side", AppFiles(slots: ["web.1": "c1"]))
    var host = host(world)
    #expect(host.loaded("side") == ["web": ["127.0.0.1:5000"]])
    #expect(cut(host.happen { $0.crash("c1") } + host.pass(.seconds(5))) == [])
  }
}
