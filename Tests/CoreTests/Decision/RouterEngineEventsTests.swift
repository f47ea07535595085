// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterEngineEventsTests {
  private func host(_ world: World = .twoApps) -> Scenario {
    var host = Scenario(world)
    host.start()
    return host
  }

  // MARK: start, restart, unpause

  @Test(arguments: [ContainerAction.start, .restart, .unpause, .rename])
  func `a start, restart, unpause or rename asks what has become of the container`(action: ContainerAction) {
    var host = host()
    let disarm: [Action] = action == .start ? [.disarm(.container("a1"))] : []
    #expect(host.tell("a1", action) == disarm + [.inspect("a1")])
  }

  @Test func `a container back on another address goes to its files and nginx, and the reload is proven`() {
    var host = host()
    host.world.stop("a1")
    host.world.stop("b1")
    host.world.start("b1")
    host.world.start("a1")
    _ = host.world.takeNews()
    _ = host.tell("a1", .start)

    let inspected = host.tell(host.outcomes.removeFirst())
    #expect(
      inspected.orders == [
        .readApps(["blog"]), .cutConnections(["10.1.0.2"]),
        .stageProxies([host.wish("blog", ["web": ["10.1.0.3:5000"]], moved: ["10.1.0.2": "10.1.0.3"])]),
        .writeListenerFiles([.address("blog", "web.1", "10.1.0.3")]),
      ])
    #expect(inspected.said == ["info listenersChanged: blog.web.1 10.1.0.2:5000 → 10.1.0.3:5000"])
    let rest = host.settle()
    #expect(rest.reloads == 1)
    #expect(rest.contains(.markLoaded))
    #expect(host.loaded("blog") == ["web": ["10.1.0.3:5000"]])
    #expect(host.world.apps["blog"]?.addressFiles == ["web.1": "10.1.0.3"])
  }

  @Test func `a start that changes nothing writes nothing and reloads nothing`() {
    var host = host()
    let reloads = host.world.nginx.reloads
    var actions = host.tell("a1", .start)
    actions += host.settle()
    #expect(actions.fileChanges == [])
    #expect(actions.reloads == 0)
    #expect(host.world.nginx.reloads == reloads)
    #expect(actions.said == [])
  }

  @Test func `an event that comes twice does nothing the second time`() {
    var host = host()
    let event = Event.engineEvents([
      EngineEvent(time: host.world.tick(), subject: .container("a1", .start, app: "blog"))
    ])
    #expect(host.tell(event).inspected == ["a1"])
    host.settle()
    #expect(host.tell(event) == [])
  }

  // MARK: die

  @Test func `the end of a current container takes its listener away at once`() {
    var host = host()
    let died = host.tell("a1", .die(exitCode: 1))
    #expect(
      died.orders == [
        .cutConnections(["10.1.0.2"]), .inspect("a1"), .stageProxies([host.wish("blog", [:])]),
        .writeListenerFiles([.address("blog", "web.1", nil)]),
      ])
    #expect(died.said == ["info listenersChanged: blog.web.1 10.1.0.2:5000 → none"])
  }

  @Test func `the end of a container that is not current is bookkeeping`() {
    var host = host()
    host.happen { $0.startUpcoming("blog", "web.1", "a2") }
    let died = host.happen { $0.crash("a2") }
    #expect(died.fileChanges == [])
    #expect(died.reloads == 0)
    #expect(died.said == [])
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
  }

  @Test func `a container without an app's label is nobody's business`() {
    var host = host()
    for action in [
      ContainerAction.start, .die(exitCode: 1), .oom, .pause, .destroy, .rename, .healthStatus(.unhealthy),
    ] {
      #expect(host.tell("c1", action, app: nil) == [])
    }
  }

  @Test func `containers that use a dead one's network stack lose their listeners with it`() {
    var world = World.twoApps
    world.createApp("side")
    world.create("c1", "side.web.1", .deployed("side", "web.1"), mode: .container("a1"))
    world.start("c1")
    world.edit("side") { $0.slots = ["web.1": "c1"] }
    var host = host(world)
    #expect(host.loaded("side") == ["web": ["10.1.0.2:5000"]])
    let died = host.tell("a1", .die(exitCode: 1))
    #expect(died.wishes == [host.wish("blog", [:]), host.wish("side", [:])])
  }

  // MARK: pause, destroy, rename, the rest

  @Test func `a paused container's listener leaves and comes back`() {
    var host = host()
    let paused = host.tell("a1", .pause)
    #expect(
      paused.orders == [
        .inspect("a1"), .stageProxies([host.wish("blog", [:])]), .writeListenerFiles([.address("blog", "web.1", nil)]),
      ])
    host.world.pause("a1")
    host.settle()
    #expect(host.loaded("blog") == [:])
    #expect(host.world.apps["blog"]?.portFiles == ["web.1": "5000"])
    host.happen { $0.unpause("a1") }
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
  }

  @Test func `a destroyed container is forgotten, and both its files go once nobody has written them anew`() {
    var host = host()
    let destroyed = host.tell("a1", .destroy)
    #expect(
      destroyed.orders == [
        .disarm(.container("a1")), .cutConnections(["10.1.0.2"]),
        .stageProxies([host.wish("blog", [:], mayCreate: false)]), .readApps(["blog"]),
      ])
    let read = host.settle()
    #expect(Set(read.fileChanges) == [.address("blog", "web.1", nil), .port("blog", "web.1", nil)])
  }

  @Test func `a rename is followed`() {
    var host = host()
    host.happen { $0.rename("a1", to: "blog.web.1.old") }
    let crashed = host.happen { $0.crash("a1", exit: 3) }
    #expect(crashed.messages(.containerCrashed).first?.hasPrefix("blog.web.1.old exited with status 3") == true)
  }

  @Test(arguments: [ContainerAction.create, .update, .stop, .oom, .kill(signal: 15), .kill(signal: nil)])
  func `what changes nothing yet is only remembered`(action: ContainerAction) {
    var host = host()
    #expect(host.tell("a1", action) == [])
  }

  // MARK: health

  @Test func `health is logged on change, unhealthy as a warning`() {
    var host = host()
    #expect(host.tell("a1", .healthStatus(.unhealthy)).said == ["warning healthChanged: blog.web.1 is unhealthy"])
    #expect(host.tell("a1", .healthStatus(.unhealthy)) == [])
    #expect(host.tell("a1", .healthStatus(.healthy)).said == ["info healthChanged: blog.web.1 is healthy"])
  }

  @Test func `health that an inspect has told is no change`() {
    var host = host()
    host.world.containers["a1"]?.details?.health = .healthy
    _ = host.tell("a1", .start)
    host.settle()
    #expect(host.tell("a1", .healthStatus(.healthy)) == [])
  }

  @Test func `the health of a container that is not current is not logged`() {
    var host = host()
    host.happen { $0.startUpcoming("blog", "web.1", "a2") }
    #expect(host.tell("a2", .healthStatus(.healthy)) == [])
  }
}
