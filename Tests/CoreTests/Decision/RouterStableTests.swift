// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterStableTests {
  private static let blog: IPAddress = "198.18.0.2"
  private static let shop: IPAddress = "198.18.0.3"

  private func host(_ world: World = .twoApps, _ role: StableSetup.Role = .routing) -> Scenario {
    var host = Scenario(world)
    host.start(Past(stable: world.kernel.setup(role)))
    return host
  }

  private func routed(_ actions: [Action]) -> [MappingChange] {
    actions.compactMap { if case .routeListeners(let change) = $0 { change } else { nil } }
  }

  @Test func `nginx is told addresses that stay, and the kernel leads them to the containers`() {
    let host = host()
    #expect(host.loaded("blog") == ["web": ["198.18.0.2:5000"]])
    #expect(host.loaded("shop") == ["web": ["198.18.0.3:5000"]])
    #expect(host.world.kernel.live == [Self.blog: "10.1.0.2", Self.shop: "10.1.0.3"])
    #expect(host.world.apps["blog"]?.addressFiles == ["web.1": "10.1.0.2"])
  }

  @Test func `a crash takes the way there away in the same turn, and nginx is not reloaded`() {
    var host = host()
    host.world.crash("a1")
    let actions = host.tell(host.world.takeNews()[0])
    #expect(routed(actions) == [MappingChange(removed: [Self.blog])])
    guard case .routeListeners? = actions.first else {
      Issue.record("\(actions)")
      return
    }
    let rest = host.settle() + host.pass(.seconds(30))
    #expect((actions + rest).reloads == 0)
    #expect(host.loaded("blog") == ["web": ["198.18.0.2:5000"]])
  }

  @Test func `a container that comes back elsewhere is led to, without a reload`() {
    var host = host()
    let actions = host.happen { world in
      world.stop("a1")
      world.stop("b1")
      world.start("b1")
      world.start("a1")
    }
    #expect(actions.reloads == 0)
    #expect(actions.wishes == [])
    #expect(host.world.kernel.live == [Self.blog: "10.1.0.3", Self.shop: "10.1.0.2"])
    #expect(host.world.apps["blog"]?.addressFiles == ["web.1": "10.1.0.3"])
  }

  @Test func `a deploy changes where the address leads and nothing of nginx`() {
    var host = host()
    let actions = host.happen { $0.deploy("blog", "web.1", "a2") }
    #expect(actions.reloads == 0)
    #expect(host.world.kernel.live[Self.blog] == host.world.containers["a2"]?.endpoints[0].address)
  }

  @Test func `another number of containers is another configuration`() {
    var host = host()
    let more = host.happen { $0.deploy("blog", "web.2", "a2") }
    #expect(more.reloads == 1)
    #expect(host.loaded("blog") == ["web": ["198.18.0.2:5000", "198.18.0.4:5000"]])
    let fewer = host.happen { $0.scaleDown("blog", "web.2") }
    #expect(fewer.reloads == 1)
    #expect(host.loaded("blog") == ["web": ["198.18.0.2:5000"]])
    #expect(host.world.kernel.saved.freed == ["198.18.0.4"])
  }

  @Test func `nginx hears of an address only once it is remembered whose it is`() throws {
    var host = Scenario(.twoApps)
    host.tell(.started(Past(stable: host.world.kernel.setup())))
    var staged = false
    while !host.outcomes.isEmpty {
      let event = host.outcomes.removeFirst()
      if case .stableAddressesSaved = event {
        #expect(!staged)
        #expect(!host.tell(event).wishes.isEmpty)
        return
      }
      staged = staged || !host.tell(event).wishes.isEmpty
    }
    Issue.record("nothing was saved")
  }

  @Test func `what cannot be remembered is not told to nginx, until it can`() {
    var world = World.twoApps
    world.kernel.diskTrouble = "no space left on device"
    var host = host(world)
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
    host.world.kernel.diskTrouble = nil
    host.pass(.seconds(301))
    #expect(host.loaded("blog") == ["web": ["198.18.0.2:5000"]])
  }

  @Test func `a file that is Dokku's to render gets the containers' own addresses`() {
    var world = World.twoApps
    world.nginx.foreign = ["blog"]
    var host = host(world)
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
    #expect(host.loaded("shop") == ["web": ["198.18.0.3:5000"]])
    host.happen { world in
      world.deploy("wiki", "web.1", "c1")
      world.stop("a1")
      world.deploy("wiki", "web.2", "c2")
      world.start("a1")
    }
    let address = host.world.containers["a1"]?.endpoints[0].address
    #expect(host.loaded("blog") == ["web": [Listener(address ?? .loopback, 5000)]])
  }

  @Test func `a host's own network stack and a static listener are reached as they are`() {
    var world = World.twoApps
    world.edit("shop") { $0.network.staticWebListener = "192.0.2.1:80" }
    world.containers["a1"]?.networkMode = .host
    let host = host(world)
    #expect(host.loaded("blog") == ["web": ["127.0.0.1:5000"]])
    #expect(host.loaded("shop") == ["web": ["192.0.2.1:80"]])
  }

  @Test func `an engine that takes its containers along takes every way away`() {
    var world = World.twoApps
    world.info = EngineInfo(serverVersion: "20.10.24", liveRestore: false)
    var host = host(world)
    host.world.isEngineUp = false
    let actions = host.tell(.streamEnded("unexpected EOF")) + host.settle() + host.pass(.milliseconds(100))
    #expect(host.world.kernel.live == [:])
    #expect(actions.reloads == 0)
    host.world.isEngineUp = true
    let back = host.pass(.seconds(60))
    #expect(host.world.kernel.live == [Self.blog: "10.1.0.2", Self.shop: "10.1.0.3"])
    #expect(back.reloads == 0)
  }

  @Test func `the next run goes on without a gap, and takes back what is not so any more`() {
    var world = host().world
    world.kernel.live["198.18.0.99"] = "10.1.0.9"
    world.kernel.live[Self.shop] = "10.1.0.77"
    var next = Scenario(world)
    let actions = next.start(Past(stable: world.kernel.setup()))
    #expect(routed(actions) == [MappingChange(removed: ["198.18.0.99"], set: [Self.shop: "10.1.0.3"])])
    #expect(actions.reloads == 0)
    #expect(next.world.kernel.saved == world.kernel.saved)
  }

  @Test func `an app that is removed frees its addresses`() {
    var host = host()
    host.happen { $0.removeApp("blog") }
    #expect(host.world.kernel.live == [Self.shop: "10.1.0.3"])
    #expect(host.world.kernel.saved.freed == [Self.blog])
  }

  @Test func `an app that went while nobody ran gives its addresses back`() {
    var world = host().world
    world.removeApp("blog")
    var next = Scenario(world)
    next.start(Past(stable: world.kernel.setup()))
    #expect(next.world.kernel.live == [Self.shop: "10.1.0.3"])
    #expect(next.world.kernel.saved.assigned.keys.sorted() == ["shop"])
    #expect(next.world.kernel.saved.freed == [Self.blog])
  }

  @Test func `an app that another scheduler has now leads nowhere`() {
    var host = host()
    host.happen { $0.edit("blog") { $0.isDockerLocal = false } }
    #expect(host.world.kernel.live == [Self.shop: "10.1.0.3"])
    let back = host.happen { $0.edit("blog") { $0.isDockerLocal = true } }
    #expect(host.world.kernel.live == ["198.18.0.4": "10.1.0.2", Self.shop: "10.1.0.3"])
    #expect(back.reloads == 1)
    #expect(host.loaded("blog") == ["web": ["198.18.0.4:5000"]])
  }

  @Test func `a kernel that refuses leaves nginx with the containers' own addresses`() {
    var host = host()
    host.world.kernel.refusal = "operation not permitted"
    let actions = host.happen { $0.deploy("blog", "web.1", "a2") }
    #expect(
      actions.messages(.stableListenersLost) == [
        "nginx gets the containers' own addresses from now on: operation not permitted"
      ])
    #expect(host.loaded("shop") == ["web": ["10.1.0.3:5000"]])
  }

  @Test func `what a run before led anywhere goes after a second in which Docker has not said that it is right`() {
    var host = host()
    host.world.isEngineUp = false
    var next = Scenario(host.world)
    next.start(Past(hadLiveRestore: true, stable: host.world.kernel.setup()))
    #expect(next.world.kernel.live.count == 2)

    next.pass(.seconds(1))

    #expect(next.world.kernel.live == [:])
    next.world.isEngineUp = true
    next.pass(.seconds(60))
    #expect(next.world.kernel.live.count == 2)
  }

  @Test func `leaving, ways stay until nginx is proven to do without`() {
    let before = host().world
    var leaving = Scenario(before)
    leaving.tell(.started(Past(stable: before.kernel.setup(.leaving))))
    var order: [String] = []
    while !leaving.outcomes.isEmpty {
      let event = leaving.outcomes.removeFirst()
      if case .nginxReloaded(.proven) = event { order.append("proven") }
      if leaving.tell(event).contains(.dismantleRouting) { order.append("dismantled") }
    }
    #expect(order == ["proven", "dismantled"])
    #expect(leaving.loaded("blog") == ["web": ["10.1.0.2:5000"]])
    leaving.happen { $0.crash("a1") }
    #expect(leaving.pass(.seconds(700)).contains(.dismantleRouting) == false)
  }

  @Test func `one that only names them changes nothing of the kernel's or of what is remembered`() {
    let before = host().world
    var other = Scenario(before)
    other.world.deploy("wiki", "web.1", "c1")
    let actions = other.start(Past(stable: before.kernel.setup(.naming)))
    #expect(routed(actions) == [])
    #expect(other.world.kernel == before.kernel)
    #expect(other.loaded("blog") == ["web": ["198.18.0.2:5000"]])
    #expect(other.loaded("wiki") == ["web": ["10.1.0.4:5000"]])
  }

  @Test func `a port outside of http has an address that stays, too`() {
    var world = World.twoApps
    world.edit("blog") { $0.portForwards = [PortForward("25/tcp", to: 5025)] }
    var host = host(world)
    let routes = { (host: Scenario) in host.world.nginx.loaded["blog"]?.routes.map(\.upstream) }
    #expect(routes(host) == [["198.18.0.2:5025"]])
    let actions = host.happen { world in
      world.stop("a1")
      world.start("a1")
    }
    #expect(actions.reloads == 0)
    #expect(routes(host) == [["198.18.0.2:5025"]])
  }

  @Test func `an outage ends when the way leads there again`() {
    var host = host()
    host.happen { $0.crash("a1") }
    host.now = host.now + .seconds(3)
    let actions = host.happen { $0.engineStarts("a1") }
    #expect(actions.reloads == 0)
    #expect(actions.records(.outageEnded).map { $0.fields[.outage] } == ["3000000"])
  }

  @Test func `connections to an address that left long ago are not cut again at the next reload`() {
    var host = host()
    host.happen { $0.crash("a1") }
    let later = host.happen { $0.deploy("shop", "web.2", "b2") } + host.pass(.seconds(5))
    #expect(
      later.allSatisfy { if case .cutConnections(let addresses) = $0 { !addresses.contains("10.1.0.2") } else { true } }
    )
  }
}
