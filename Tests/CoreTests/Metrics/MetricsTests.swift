// SPDX-License-Identifier: MIT

import Testing

@testable import Core

/// What the router counts.
struct MetricsTests {
  private func host() -> Scenario {
    var host = Scenario(World.twoApps)
    host.start()
    return host
  }

  private let blog = AppProcess("blog", "web")

  @Test func `events are counted once each, by action`() {
    var host = host()
    let died = EngineEvent(time: host.world.tick(), subject: .container("a1", .die(exitCode: 1), app: "blog"))
    host.tell(.engineEvents([died, died]))
    host.settle()
    host.happen { $0.createNetwork("back") }
    #expect(host.router.metrics.events["die"] == 1)
    #expect(host.router.metrics.events["network_create"] == 1)
    #expect(host.router.metrics.lastEvent == host.now)
  }

  @Test func `a crash counts for its process, a stop does not`() {
    var host = host()
    host.happen { $0.crash("a1") }
    host.happen { $0.stop("b1") }
    #expect(host.router.metrics.crashes == [blog: 1])
  }

  @Test func `an outage counts once it is over`() {
    var host = host()
    host.happen { $0.crash("a1") }
    #expect(host.router.metrics.outageTime == [:])
    host.now = host.now + .seconds(3)
    host.happen { $0.engineStarts("a1") }
    #expect(host.router.metrics.outageTime == [blog: .seconds(3)])
  }

  @Test func `with an app goes what was counted for it`() {
    var host = host()
    host.happen { $0.crash("a1") }
    host.happen { $0.engineStarts("a1") }
    host.happen { $0.removeApp("blog") }
    #expect(host.router.metrics.crashes == [:])
    #expect(host.router.metrics.outageTime == [:])
  }

  @Test func `reloads are counted by what came of them, and proven ones by how long they took`() {
    var host = host()
    #expect(host.router.metrics.reloads == [.proven: 1])
    host.world.nginx.isRunning = false
    host.happen { $0.stop("a1") }
    #expect(host.router.metrics.reloads == [.proven: 1, .notRunning: 1])
    #expect(host.router.metrics.reloadDurations.counts.reduce(0, +) == 1)
    #expect(host.router.metrics.reloadDurations.sum == .milliseconds(4))
  }

  @Test func `the time from an event to its proof begins with the first event that nginx has not heard of`() {
    var host = host()
    let before = host.router.metrics.eventToApplied
    host.happen { $0.stop("a1") }
    #expect(host.router.metrics.eventToApplied.counts[0] == before.counts[0] + 1)
    host.world.start("a1")
    let news = host.world.takeNews()
    for event in news { host.tell(event) }
    host.now = host.now + .milliseconds(300)
    host.settle()
    let bucket = Histogram.bounds.firstIndex(of: .milliseconds(500)) ?? 0
    #expect(host.router.metrics.eventToApplied.counts[bucket] == before.counts[bucket] + 1)
    // Nothing has changed, so nothing is measured.
    let measured = host.router.metrics.eventToApplied
    host.tell(.rebuildAllAsked)
    host.settle()
    #expect(host.router.metrics.eventToApplied == measured)
  }

  @Test func `connections after the first are reconnects`() {
    var host = host()
    #expect(host.router.metrics.reconnects == 0)
    host.tell(.streamEnded("unexpected EOF"))
    host.settle()
    #expect(host.router.metrics.reconnects == 1)
  }

  @Test func `rebuilds are counted by what came of them`() {
    var host = host()
    host.world.containers["a1"]?.details?.restartPolicy = .onFailure(limit: 1)
    host.world.containers["a1"]?.details?.restartCount = 1
    host.world.commandOutcome = .failed("no")
    host.happen { $0.crash("a1") }
    #expect(host.router.metrics.rebuilds == [.started: 1, .failed: 1])
  }
}
