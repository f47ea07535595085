// SPDX-License-Identifier: MIT

import Testing

@testable import Core

/// Ports outside of http take the way of every other configuration, and conflicts concern the one that is later alone.
struct RouterPortsTests {
  private let smtp = PortForward("25/tcp", to: 5025)

  private func world(_ forwards: [AppName: [PortForward]]) -> World {
    var world = World.twoApps
    for (app, forwards) in forwards { world.edit(app) { $0.portForwards = forwards } }
    return world
  }

  private func started(_ world: World) -> (Scenario, [Action]) {
    var host = Scenario(world)
    let actions = host.start()
    return (host, actions)
  }

  private func routes(_ host: Scenario, _ app: AppName) -> [PortRoute]? { host.world.nginx.loaded[app]?.routes }

  @Test func `a port leads to all containers of its process type, at the container's port`() {
    var world = world(["blog": [PortForward("25/tcp", to: 5025, of: "smtp")]])
    world.deploy("blog", "smtp.1", "c1")
    world.deploy("blog", "smtp.2", "c2")
    let (host, _) = started(world)
    #expect(
      routes(host, "blog") == [
        PortRoute(PortForward("25/tcp", to: 5025, of: "smtp"), to: ["10.1.0.4:5025", "10.1.0.5:5025"])
      ])
  }

  @Test func `a port whose containers are gone leads nowhere, and is the app's all the same`() {
    var (host, _) = started(world(["blog": [smtp]]))
    #expect(routes(host, "blog") == [PortRoute(smtp, to: ["10.1.0.2:5025"])])
    host.happen { $0.stop("a1") }
    #expect(routes(host, "blog") == [PortRoute(smtp, to: [])])
    let late = host.happen { $0.edit("shop") { $0.portForwards = [PortForward("25/tcp", to: 1)] } }
    #expect(late.messages(.portRefused) == ["shop cannot have port 25/tcp: blog has it"])
  }

  @Test func `the later of two is refused in one record, gets the rest of its ports, and the port when it is free`() {
    let other = PortForward("26/tcp", to: 5026)
    var (host, _) = started(world(["shop": [smtp]]))
    let late = host.happen { $0.edit("blog") { $0.portForwards = [PortForward("25/tcp", to: 1), other] } }
    #expect(late.messages(.portRefused) == ["blog cannot have port 25/tcp: shop has it"])
    #expect(routes(host, "shop") == [PortRoute(smtp, to: ["10.1.0.3:5025"])])
    #expect(routes(host, "blog") == [PortRoute(other, to: ["10.1.0.2:5026"])])
    #expect(
      host.router.status(at: host.now).apps.first { $0.app == "blog" }?.quarantine
        == "blog cannot have port 25/tcp: shop has it")
    #expect(host.pass(.seconds(1000)).messages(.portRefused) == [])

    let free = host.happen { $0.edit("shop") { $0.portForwards = [] } }
    #expect(free.messages(.appRecovered) == ["blog has port 25/tcp now"])
    #expect(routes(host, "shop") == [])
    #expect(routes(host, "blog")?.count == 2)
  }

  @Test func `the port of an app that is destroyed goes to the next one at once`() {
    var (host, _) = started(world(["blog": [smtp], "shop": [smtp]]))
    #expect(routes(host, "blog") == [PortRoute(smtp, to: ["10.1.0.2:5025"])])
    host.happen { $0.removeApp("blog") }
    #expect(routes(host, "shop") == [PortRoute(smtp, to: ["10.1.0.3:5025"])])
  }

  @Test func `an app that comes to http on a port takes it from one that has it for TCP`() {
    let forward = PortForward("8080/tcp", to: 5025)
    var (host, _) = started(world(["blog": [forward]]))
    let change = host.happen { $0.edit("shop") { $0.proxy.portMap = ["http:8080:5000"] } }
    #expect(change.messages(.portRefused) == ["blog cannot have port 8080/tcp: shop's http side has it"])
    #expect(change.reloads == 1)
    #expect(routes(host, "blog") == [])
  }

  @Test func `a host whose nginx carries no ports is told of once, and everything else goes on`() {
    var world = world(["blog": [smtp], "shop": [PortForward("26/tcp", to: 1)]])
    world.nginx.portRefusals = ["blog": .unsupported("no module"), "shop": .unsupported("no module")]
    var (host, actions) = started(world)
    #expect(
      actions.records(.portsUnsupported).map { "\($0.level) \($0.message)" } == [
        "notice no TCP and UDP ports of apps are served: no module"
      ])
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
    #expect(host.pass(.seconds(2000)).records(.portsUnsupported) == [])
  }

  @Test func `a port that another program has is tried again until it is free, and complained of once`() {
    var world = world(["blog": [smtp]])
    world.nginx.portRefusals = ["blog": .refused("port 25/tcp is in use by another program")]
    var (host, actions) = started(world)
    #expect(actions.messages(.portRefused) == ["blog: port 25/tcp is in use by another program"])
    #expect(actions.messages(.proxyRefused) == [])
    #expect(
      host.router.status(at: host.now).apps.first { $0.app == "blog" }?.quarantine
        == "port 25/tcp is in use by another program")
    #expect(host.pass(.seconds(100)).records(.portRefused) == [])
    host.world.nginx.portRefusals = [:]
    #expect(host.pass(.seconds(400)).messages(.appRecovered) == ["blog has the ports that it wants now"])
  }

  @Test func `what was refused is left alone until its next try, unless its containers change`() {
    var world = world(["blog": [smtp]])
    world.nginx.portRefusals = ["blog": .refused("duplicate")]
    var (host, _) = started(world)
    let other = host.happen { $0.edit("blog") { $0.proxy.portMap = ["http:80:5000", "http:81:5000"] } }
    #expect(other.wishes.map(\.leavesPorts) == [true])
    #expect(other.messages(.appRecovered) == [])
    #expect(host.happen { $0.stop("a1") }.wishes.map(\.leavesPorts) == [false])
    #expect(host.pass(.seconds(250)).wishes.map(\.leavesPorts).contains(false))
    #expect((host.tell(.rebuildAllAsked) + host.settle()).wishes.allSatisfy { !$0.leavesPorts })
  }

  @Test func `who has a port already keeps it over a restart of the daemon`() {
    var world = world(["blog": [smtp], "shop": [smtp]])
    world.edit("shop") { $0.streamFile = StreamFileHead(app: "shop", ports: ["25/tcp"]) }
    world.edit("blog") { $0.streamFile = StreamFileHead(app: "shop", ports: ["25/tcp"]) }
    let (host, actions) = started(world)
    #expect(actions.messages(.portRefused) == ["blog cannot have port 25/tcp: shop has it"])
    #expect(routes(host, "shop") == [PortRoute(smtp, to: ["10.1.0.3:5025"])])
  }

  @Test func `SIGHUP tells of conflicts that last once more`() {
    var (host, _) = started(world(["blog": [smtp], "shop": [smtp]]))
    let again = host.tell(.rebuildAllAsked) + host.settle()
    #expect(again.messages(.portRefused) == ["shop cannot have port 25/tcp: blog has it"])
  }

  @Test func `a neighbour that is not decided here has its port`() {
    var host = Scenario(world(["shop": [smtp]]))
    host.router = Router(neighbours: ["api": PortDemand(forwards: [smtp])])
    let actions = host.start()
    #expect(actions.messages(.portRefused) == ["shop cannot have port 25/tcp: api has it"])
  }
}
