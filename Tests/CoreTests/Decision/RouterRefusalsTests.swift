// SPDX-License-Identifier: MIT

import Testing

@testable import Core

/// One app's fault is that app's alone.
struct RouterRefusalsTests {
  private func host(_ world: World = .twoApps) -> Scenario {
    var host = Scenario(world)
    host.start()
    return host
  }

  @Test func `an app that cannot be written keeps its last good one, says why once, and the others go on`() {
    var world = World.twoApps
    world.nginx.refusals["blog"] = "no space left on device"
    var host = Scenario(world)
    let started = host.start()
    #expect(
      started.messages(.proxyRefused) == ["blog keeps its last good nginx configuration: no space left on device"])
    #expect(started.contains(.announceReady))
    #expect(host.loaded("shop") == ["web": ["10.1.0.3:5000"]])
    #expect(host.pass(.seconds(120)).messages(.proxyRefused) == [])
    host.world.nginx.refusals = [:]
    let mended = host.pass(.seconds(900))
    #expect(mended.messages(.appRecovered) == ["blog has a good nginx configuration again"])
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
  }

  @Test func `the culprit of a failed reload is taken back and the others are loaded at once`() {
    var host = host()
    host.world.nginx.culprit = "blog"
    let wish = host.wish("blog", ["web": ["10.1.0.2:5000"]])
    host.world.nginx.loaded["blog"]?.listeners = [:]
    host.world.nginx.files["blog"]?.listeners = [:]
    let changed = host.happen { world in
      world.edit("blog") { $0.addressFiles = [:] }
      world.deploy("shop", "web.2", "b2")
    }
    let reason = "bind() to 0.0.0.0:80 failed"
    #expect(changed.contains(.takeBackProxies([wish], reason: reason)))
    #expect(changed.messages(.nginxReloadFailed) == ["nginx did not load the new configuration: \(reason)"])
    #expect(changed.messages(.proxyRefused) == ["blog keeps its last good nginx configuration: \(reason)"])
    #expect(host.loaded("shop") == ["web": ["10.1.0.3:5000", "10.1.0.4:5000"]])
    #expect(host.loaded("blog") == [:])
  }

  @Test func `a lasting culprit is tried less and less often and complained of once`() {
    var world = World.twoApps
    world.nginx.culprit = "blog"
    var host = Scenario(world)
    let started = host.start()
    #expect(started.records(.nginxReloadFailed).count == 1)
    #expect(started.records(.proxyRefused).count == 1)
    #expect(host.loaded("shop") == ["web": ["10.1.0.3:5000"]])

    let hour = host.pass(.seconds(290))
    #expect(hour.records(.nginxReloadFailed) == [])
    #expect(hour.records(.proxyRefused) == [])
    #expect(hour.records(.appRecovered) == [])
    #expect(hour.reloads == 6)

    host.world.nginx.culprit = nil
    let mended = host.pass(.seconds(3600))
    #expect(mended.messages(.appRecovered) == ["blog has a good nginx configuration again"])
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
  }

  @Test func `a culprit that nginx does not name is found by trying one app at a time`() {
    var world = World.twoApps
    world.deploy("wiki", "web.1", "c1")
    world.nginx.culprit = "shop"
    world.nginx.namesCulprit = false
    var host = Scenario(world)
    let started = host.start() + host.pass(.seconds(5))
    #expect(
      started.messages(.proxyRefused) == ["shop keeps its last good nginx configuration: bind() to 0.0.0.0:80 failed"])
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
    #expect(host.loaded("wiki") == ["web": ["10.1.0.4:5000"]])
    #expect(host.loaded("shop") == [:])
  }

  @Test func `no reload is tried until the culprit has been replaced, and the next is tried at once then`() {
    var host = host()
    host.happen { $0.edit("blog") { $0.proxy.domains = ["example.com"] } }
    let failed = host.tell(.nginxReloaded(.failed("bad", culprit: "blog")))
    #expect(failed.orders.contains(.takeBackProxies([host.wish("blog", ["web": ["10.1.0.2:5000"]])], reason: "bad")))
    #expect(failed.records(.nginxReloadFailed).first?.fields[.app] == "blog")
    let takenBack = host.outcomes
    host.outcomes = []
    #expect(host.tell(.alarmFired(.reload)).reloads == 0)
    #expect(host.happen { $0.edit("shop") { $0.proxy.domains = ["example.org"] } }.wishes == [])
    host.outcomes = takenBack
    let rest = host.settle()
    #expect(rest.reloads >= 1)
    #expect(host.world.nginx.loaded["shop"]?.settings.domains == ["example.org"])
  }
}
