// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterStatusTests {
  private func host(_ change: (inout World) -> Void = { _ in }) -> Scenario {
    var world = World.twoApps
    change(&world)
    var host = Scenario(world)
    host.start()
    return host
  }

  private func status(_ host: Scenario, of app: AppName = "blog") -> AppStatus? {
    host.router.status(at: host.now).apps.first { $0.app == app }
  }

  @Test func `a host where all is as it should be is well`() {
    let host = host()
    let status = host.router.status(at: host.now)
    #expect(status.isWell)
    #expect(status.isReady && status.engine.isConnected && status.nginx.isUpToDate)
    #expect(status.engine.version == "20.10.24")
    #expect(status.apps.map(\.app) == ["blog", "shop"])
    let listeners: AppStatus.Listeners = ["web": ["10.1.0.2:5000"]]
    #expect(status.apps.first == AppStatus(app: "blog", desired: listeners, written: listeners, applied: listeners))
    #expect(status.nginx.lastResult == .proven)
    #expect(status.nginx.lastDuration == .milliseconds(4))
    #expect(status.nginx.reloads == 1)
  }

  @Test func `what is wanted, what is written and what nginx runs are told apart`() {
    var host = host()
    host.world.stop("a1")
    for event in host.world.takeNews() { host.tell(event) }
    #expect(status(host)?.desired == [:])
    #expect(status(host)?.written == ["web": ["10.1.0.2:5000"]])
    while !host.outcomes.isEmpty {
      if case .nginxReloaded? = host.outcomes.first { break }
      host.tell(host.outcomes.removeFirst())
    }
    #expect(status(host)?.written == [:])
    #expect(status(host)?.applied == ["web": ["10.1.0.2:5000"]])
    #expect(status(host)?.isWell == false)
    host.settle()
    #expect(status(host)?.applied == [:])
    #expect(status(host)?.isWell == true)
  }

  @Test func `a refused configuration puts its app in quarantine, without the address that left`() {
    var host = host()
    host.world.nginx.refusals["blog"] = "no such certificate"
    host.happen { $0.deploy("blog", "web.1", "a2") }
    #expect(status(host)?.quarantine == "no such certificate")
    #expect(status(host)?.desired != [:])
    #expect(status(host)?.written == [:])
    #expect(status(host, of: "shop")?.isWell == true)
    #expect(!host.router.status(at: host.now).isWell)
  }

  @Test func `an app that cannot be read is there, too`() {
    var host = host()
    host.tell(.appsRead(["wiki": .unreadable("/home/dokku/wiki: permission denied")]))
    #expect(status(host, of: "wiki")?.quarantine == "/home/dokku/wiki: permission denied")
  }

  @Test func `who serves nobody is named with its first crash`() {
    var host = host()
    let began = host.now
    let crash = host.happen { $0.crash("a1") }.records(.containerCrashed).first?.fields[.crash]
    let down = status(host)?.down.first
    #expect(down?.process == "web")
    #expect(down?.since == began)
    #expect(down?.outage.rawValue == crash)
    #expect(!host.router.status(at: host.now).isWell)
    host.happen { $0.engineStarts("a1") }
    #expect(host.router.status(at: host.now).isWell)
  }

  @Test func `rebuilds count for an hour, and an app left alone says so`() {
    var host = Scenario(World.twoApps, limits: Router.Limits(rebuilds: 1))
    host.start()
    host.world.containers["a1"]?.details?.restartPolicy = .onFailure(limit: 1)
    host.world.containers["a1"]?.details?.restartCount = 1
    host.happen { $0.crash("a1") }
    #expect(status(host)?.rebuilds == 1)
    #expect(status(host)?.isRebuilding == true)
    host.tell(.rebuildEnded("blog", .failed("no")))
    host.settle()
    #expect(status(host)?.isGivenUp == true)
    host.now = host.now + .seconds(3600)
    #expect(status(host)?.rebuilds == 0)
  }

  @Test func `without an engine it is not well, and says since when`() {
    var host = host()
    host.world.isEngineUp = false
    host.now = host.now + .seconds(5)
    host.tell(.streamEnded("unexpected EOF"))
    let lost = host.now
    host.settle()
    host.now = host.now + .seconds(5)
    let status = host.router.status(at: host.now)
    #expect(!status.isWell)
    #expect(status.engine == EngineStatus(isConnected: false, since: lost, version: "20.10.24", lastEvent: nil))
  }

  @Test func `a nginx that does not run is told with what was said of it`() {
    var host = host()
    host.world.nginx.isRunning = false
    host.happen { $0.stop("a1") }
    let nginx = host.router.status(at: host.now).nginx
    #expect(!nginx.isUpToDate)
    #expect(nginx.lastResult == .notRunning)
    #expect(nginx.trouble?.hasPrefix("nginx does not run") == true)
  }
}
