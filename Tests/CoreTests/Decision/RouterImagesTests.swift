// SPDX-License-Identifier: MIT

import Testing

@testable import Core

/// An app's image may bring a `PORTS` file.
struct RouterImagesTests {
  private let smtp = PortForward("25/tcp", to: 5025)
  private let dns = PortForward("53/udp", to: 5353)

  /// `blog` with its web process `a1` at 10.1.0.2, made from `1a`.
  private func host(
    _ ports: [PortForward], knowing: [ImageID: [PortForward]] = [:], _ change: (inout World) -> Void = { _ in }
  ) -> Scenario {
    var world = World()
    world.newestImage = "1a"
    world.images = ["1a": .read(ports, complaints: [])]
    world.deploy("blog", "web.1", "a1")
    change(&world)
    var host = Scenario(world)
    host.start(Past(imagePorts: knowing))
    return host
  }

  private func rested(_ host: Scenario) -> Scenario {
    var host = host
    host.pass(ImagePorts.rest)
    return host
  }

  private func routes(_ host: Scenario, _ app: AppName = "blog") -> [PortRoute]? {
    host.world.nginx.loaded[app]?.routes
  }

  @Test func `the ports of an image are opened once the start is over, and remembered`() {
    var host = host([smtp])
    #expect(host.router.announcements.isReady)
    #expect(routes(host) == [])
    #expect(host.pass(ImagePorts.rest).lookedInto == ["1a"])
    #expect(routes(host) == [PortRoute(smtp, to: ["10.1.0.2:5025"])])
    #expect(host.world.savedImagePorts == ["1a": [smtp]])
    #expect((host.tell(.rebuildAllAsked) + host.settle() + host.pass(.seconds(1000))).lookedInto == [])
  }

  @Test func `an image that is remembered needs no question, and its ports are open at READY`() {
    var host = host([smtp], knowing: ["1a": [smtp]])
    #expect(routes(host) == [PortRoute(smtp, to: ["10.1.0.2:5025"])])
    #expect(host.pass(.seconds(1000)).lookedInto == [])
  }

  @Test func `a deploy's new image brings its own ports, and one without any closes them`() {
    var host = rested(host([smtp]))
    host.world.images["1b"] = .read([dns], complaints: [])
    let second = host.happen { world in
      world.newestImage = "1b"
      world.deploy("blog", "web.1", "a2")
    }
    #expect(second.lookedInto == ["1b"])
    #expect(routes(host) == [PortRoute(dns, to: ["10.1.0.3:5353"])])
    host.happen { world in
      world.newestImage = "1c"
      world.deploy("blog", "web.1", "a3")
    }
    #expect(routes(host) == [])
  }

  @Test func `until a new image is known the ports of the one before lead to the new container`() {
    var host = rested(host([smtp]))
    host.world.images["1b"] = .failed("the engine is busy")
    let actions = host.happen { world in
      world.newestImage = "1b"
      world.deploy("blog", "web.1", "a2")
    }
    #expect(
      actions.messages(.engineAnswerRefused) == [
        "Docker did not say whether blog's image has a PORTS file, asking again: the engine is busy"
      ])
    #expect(routes(host) == [PortRoute(smtp, to: ["10.1.0.3:5025"])])
    host.world.images["1b"] = .read([dns], complaints: [])
    host.pass(.seconds(400))
    #expect(routes(host) == [PortRoute(dns, to: ["10.1.0.3:5353"])])
  }

  @Test func `ports from before a memory was lost stay the app's, and closed, until its image is known`() {
    var host = host([smtp]) { world in
      world.edit("blog") { $0.streamFile = StreamFileHead(app: "blog", ports: ["25/tcp"]) }
      world.deploy("able", "web.1", "b1")
      world.edit("able") {
        $0.portForwards = [PortForward("25/tcp", to: 1)]
        $0.hasPortsFile = true
      }
    }
    #expect(routes(host)?.map(\.forward.publicPort) == ["25/tcp"])
    #expect(routes(host)?.allSatisfy { $0.listeners.isEmpty } == true)
    host.pass(ImagePorts.rest)
    #expect(routes(host) == [PortRoute(smtp, to: ["10.1.0.2:5025"])])
    #expect(routes(host, "able") == [])
  }

  @Test func `a PORTS file in the app's folder comes first, and the image's counts again when it goes`() {
    var host = host([smtp]) { world in
      world.edit("blog") {
        $0.portForwards = [PortForward("26/tcp", to: 26)]
        $0.hasPortsFile = true
      }
    }
    #expect(host.pass(.seconds(10)).lookedInto == [])
    #expect(routes(host) == [PortRoute(PortForward("26/tcp", to: 26), to: ["10.1.0.2:26"])])
    let gone = host.happen { world in
      world.edit("blog") {
        $0.portForwards = []
        $0.hasPortsFile = false
      }
    }
    #expect(gone.lookedInto == ["1a"])
    #expect(routes(host) == [PortRoute(smtp, to: ["10.1.0.2:5025"])])
  }

  @Test func `what makes no sense in an image is complained of for its app`() {
    var host = host([]) { $0.images["1a"] = .read([], complaints: ["/app/PORTS in the image:1: not so"]) }
    #expect(host.pass(ImagePorts.rest).messages(.appComplaint) == ["blog: /app/PORTS in the image:1: not so"])
    #expect(host.pass(.seconds(1000)).messages(.appComplaint) == [])
  }

  @Test func `apps without ports of their own are not looked into`() {
    for change in [
      { $0.isDockerLocal = false }, { $0.proxy.isNginx = false }, { $0.proxy.isDisabled = true },
    ] as [(inout AppFiles) -> Void] {
      var host = host([smtp]) { $0.edit("blog", change) }
      #expect(host.pass(.seconds(10)).lookedInto == [])
    }
  }

  @Test func `a rebuild that is done once looks into images before it is over`() {
    var world = World()
    world.newestImage = "1a"
    world.images = ["1a": .read([smtp], complaints: [])]
    world.deploy("blog", "web.1", "a1")
    var host = Scenario(world, limits: Router.Limits(looksIntoImagesFirst: true))
    let actions = host.start()
    let ready = actions.firstIndex { $0 == .announceReady }
    let question = actions.firstIndex { $0 == .readImagePorts("1a", "a1") }
    #expect(question.flatMap { question in ready.map { question < $0 } } == true)
    #expect(routes(host) == [PortRoute(smtp, to: ["10.1.0.2:5025"])])
  }

  @Test func `a lost connection forgets the question, and the next one asks it`() {
    var host = host([smtp])
    host.world.isEngineUp = false
    host.tell(.streamEnded("gone"))
    #expect(host.pass(.seconds(10)).lookedInto == [])
    host.world.isEngineUp = true
    #expect((host.pass(.seconds(100)) + host.settle()).lookedInto == ["1a"])
    #expect(routes(host) == [PortRoute(smtp, to: ["10.1.0.2:5025"])])
  }

  @Test func `an app whose scheduler is another one now has its ports closed, and its http side left`() {
    var host = rested(host([smtp]))
    let left = host.happen { world in
      world.edit("blog") {
        $0.isDockerLocal = false
        $0.streamFile = StreamFileHead(app: "blog", ports: ["25/tcp"])
      }
    }
    #expect(left.wishes.map(\.routes) == [[]])
    #expect(left.wishes.map(\.settings.isNginx) == [false])
    #expect(routes(host) == [])
    host.happen { $0.edit("blog") { $0.isDockerLocal = true } }
    #expect(routes(host) == [PortRoute(smtp, to: ["10.1.0.2:5025"])])
  }

  @Test func `one that had changed before this run is closed, too, and one that never had ports left alone`() {
    for (owner, wishes) in [("blog", 1), ("shop", 0)] as [(AppName, Int)] {
      var world = World.twoApps
      world.edit("blog") {
        $0.isDockerLocal = false
        $0.streamFile = StreamFileHead(app: owner, ports: ["25/tcp"])
      }
      var host = Scenario(world)
      let actions = host.start()
      #expect(actions.wishes.count { $0.app == "blog" && $0.routes.isEmpty && !$0.settings.isNginx } == wishes)
      #expect(actions.wishes.count { $0.app == "blog" } == wishes)
    }
  }
}
