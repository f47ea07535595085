// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RouterProxyTests {
  private func host(_ world: World = .twoApps) -> Scenario {
    var host = Scenario(world)
    host.start()
    return host
  }

  /// Two apps on one slot each, and as many deploys of `blog` as wanted, each at another address.
  private func move(_ host: inout Scenario, _ number: Int) -> Event {
    let address = IPAddress.v4(0x0a01_0100 + UInt32(number))
    host.world.containers["a1"]?.endpoints[0].address = address
    return .engineEvents([EngineEvent(time: host.world.tick(), subject: .container("a1", .start, app: "blog"))])
  }

  /// Tells an event and all outcomes but those of nginx's reloads, which stay under way.
  private func tellHoldingReloads(_ host: inout Scenario, _ event: Event) -> [Action] {
    var actions = host.tell(event)
    while let place = host.outcomes.firstIndex(where: { if case .nginxReloaded = $0 { false } else { true } }) {
      actions += host.tell(host.outcomes.remove(at: place))
    }
    return actions
  }

  // MARK: one at a time

  @Test func `the first change goes out at once, and what comes during the reload is gathered into the next`() {
    var host = host()
    #expect(tellHoldingReloads(&host, move(&host, 1)).reloads == 1)
    for number in 2...9 { #expect(tellHoldingReloads(&host, move(&host, number)).reloads == 0) }
    let rest = host.settle()
    #expect(rest.reloads == 1)
    #expect(host.loaded("blog") == ["web": ["10.1.1.9:5000"]])
  }

  @Test func `what comes while files are tested is gathered into the next test`() {
    var host = host()
    host.tell(move(&host, 1))
    host.tell(host.outcomes.removeFirst())
    let held = host.outcomes
    #expect(held.contains { if case .proxiesStaged = $0 { true } else { false } })
    host.outcomes = []
    var staged: [ProxyWish] = []
    for number in 2...4 {
      host.tell(move(&host, number))
      let inspected = host.outcomes.removeFirst()
      host.outcomes = []
      staged += host.tell(inspected).wishes
      host.outcomes = []
    }
    #expect(staged == [])
    host.outcomes = held
    #expect(host.settle().wishes.map(\.listeners).first == ["web": ["10.1.1.4:5000"]])
    #expect(host.loaded("blog") == ["web": ["10.1.1.4:5000"]])
  }

  @Test func `what is unchanged is not reloaded`() {
    var host = host()
    var actions = host.happen { $0.edit("blog") { $0.scale = ["web": 3] } }
    actions += host.tell(.appFoldersChanged) + host.settle()
    actions += host.pass(.seconds(1000))
    #expect(actions.reloads == 0)
    #expect(actions.fileChanges == [])
  }

  @Test func `reloads are counted, and what is proven is told with its generation`() {
    var host = host()
    let moved = host.tell(move(&host, 1)) + host.settle()
    #expect(moved.contains(.reloadNginx(generation: 2)))
    #expect(moved.said.last == "info nginxReloaded: nginx runs the new configuration after 4 ms")
    #expect(
      moved.records(.nginxReloaded).first?.fields == [.duration: "4000", .nginxGeneration: "2"])
  }

  @Test func `five reloads in a row go out at once, after that one each 200 ms`() {
    var host = host()
    host.now = host.now + .seconds(10)
    for number in 1...5 { #expect((host.tell(move(&host, number)) + host.settle()).reloads == 1) }
    let sixth = host.tell(move(&host, 6)) + host.settle()
    #expect(sixth.reloads == 0)
    #expect(sixth.waits(.reload) == [.milliseconds(200)])
    #expect((host.tell(move(&host, 7)) + host.settle()).waits(.reload) == [])
    #expect(host.pass(.milliseconds(200)).reloads == 1)
    #expect(host.loaded("blog") == ["web": ["10.1.1.7:5000"]])
  }

  /// Tells an event and what comes of it, all but the outcome of testing files.
  private func tellHoldingTests(_ host: inout Scenario, _ event: Event) -> [Action] {
    var actions = host.tell(event)
    while let place = host.outcomes.firstIndex(where: { if case .proxiesStaged = $0 { false } else { true } }) {
      actions += host.tell(host.outcomes.remove(at: place))
    }
    return actions
  }

  @Test func `a reload that follows another waits for files under way and takes them along`() {
    var host = host()
    host.now = host.now + .seconds(10)
    #expect((host.tell(move(&host, 1)) + host.settle()).reloads == 1)
    #expect(tellHoldingTests(&host, move(&host, 2)).reloads == 0)
    let first = host.outcomes.removeFirst()
    #expect(tellHoldingTests(&host, move(&host, 3)).reloads == 0)
    // The next test begins as the first ends, so what it wrote waits for it.
    let written = tellHoldingTests(&host, first)
    #expect(written.reloads == 0)
    #expect(written.waits(.reload) == [.milliseconds(200)])
    #expect(host.settle().reloads == 1)
    #expect(host.loaded("blog") == ["web": ["10.1.1.3:5000"]])
  }

  @Test func `a reload that follows another waits no longer than 200 ms for files under way`() {
    var host = host()
    host.now = host.now + .seconds(10)
    #expect((host.tell(move(&host, 1)) + host.settle()).reloads == 1)
    _ = tellHoldingTests(&host, move(&host, 2))
    let first = host.outcomes.removeFirst()
    _ = tellHoldingTests(&host, move(&host, 3))
    _ = tellHoldingTests(&host, first)
    #expect(tellHoldingTests(&host, .alarmFired(.reload)).reloads == 1)
  }

  @Test func `a change of the configuration alone is staged and loaded`() {
    var host = host()
    let edited = host.happen { $0.edit("blog") { $0.proxy.domains = ["example.com"] } }
    #expect(edited.reloads == 1)
    #expect(host.world.nginx.loaded["blog"]?.settings.domains == ["example.com"])
  }

  @Test func `an app that was never deployed gets no file`() {
    var world = World.twoApps
    world.createApp("empty")
    let host = host(world)
    #expect(host.world.nginx.files["empty"] == nil)
  }

  @Test func `an app that is gone leaves nginx`() {
    var host = host()
    let removed = host.happen { $0.removeApp("blog") }
    #expect(removed.reloads == 1)
    #expect(host.loaded("blog") == nil)
    #expect(host.pass(.seconds(400)).reloads == 0)
  }

  // MARK: nginx does not run

  @Test func `where nginx does not run that is said once, tried again and does not hold up READY`() {
    var world = World.twoApps
    world.nginx.isRunning = false
    var host = Scenario(world)
    let started = host.start()
    #expect(started.contains(.announceReady))
    #expect(
      started.messages(.nginxNotRunning) == ["nginx does not run; it will read the files when it starts"])
    #expect(started.records(.nginxNotRunning).first?.level == .warning)
    let later = host.pass(.seconds(200))
    #expect(later.records(.nginxNotRunning) == [])
    #expect(
      later.waits(.reload) == [
        .seconds(2), .seconds(4), .seconds(8), .seconds(16), .seconds(32), .seconds(60), .seconds(60), .seconds(60),
      ])
    host.world.nginx.isRunning = true
    host.pass(.seconds(60))
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
    #expect(host.pass(.seconds(250)).reloads == 0)
  }

  @Test func `a failed reload is tried again after 1, 2, 4 and up to 60 s, and its reason said once`() {
    var host = host()
    host.tell(move(&host, 1))
    var waits: [Duration] = []
    var said: [String] = []
    host.settleUntilReload()
    for _ in 0..<9 {
      host.outcomes = []
      let failed = host.tell(.nginxReloaded(.unproven("no new workers within 30 s")))
      waits += failed.waits(.reload)
      said += failed.messages(.nginxReloadFailed)
      _ = host.fire(.reload, settling: false)
    }
    #expect(waits == [1, 2, 4, 8, 16, 32, 60, 60, 60].map { .seconds($0) })
    #expect(said == ["nginx may not run the new configuration: no new workers within 30 s"])
    host.outcomes = []
    #expect(host.tell(.nginxReloaded(.unproven("another"))).messages(.nginxReloadFailed).count == 1)
  }

  @Test func `what is written while a reload fails goes out at once`() {
    var host = host()
    host.tell(move(&host, 1))
    host.settleUntilReload()
    _ = tellHoldingReloads(&host, move(&host, 2))
    host.outcomes = []
    let failed = host.tell(.nginxReloaded(.unproven("no new workers")))
    #expect(failed.reloads == 1)
    #expect(failed.waits(.reload) == [])
  }

  @Test func `what is written while a retry waits goes out at once, the allowance permitting`() {
    var host = host()
    host.now = host.now + .seconds(10)
    host.world.nginx.isRunning = false
    for number in 1...5 { #expect((host.tell(move(&host, number)) + host.settle()).reloads == 1) }
    let sixth = host.tell(move(&host, 6)) + host.settle()
    #expect(sixth.reloads == 0)
    // The alarm of the retry, 16 s away, is not the one of the allowance.
    #expect(sixth.waits(.reload) == [.milliseconds(200)])
    #expect(host.pass(.milliseconds(200)).reloads == 1)
  }
}

extension Scenario {
  /// Until nginx has been told to reload and has not answered yet.
  fileprivate mutating func settleUntilReload() {
    while let event = outcomes.first {
      if case .nginxReloaded = event { return }
      tell(outcomes.removeFirst())
    }
  }
}
