// SPDX-License-Identifier: MIT

import Testing

@testable import Core

/// Ends of which no event came, or came late.
struct RouterFoundDeathsTests {
  private func host() -> Scenario {
    var host = Scenario(World.twoApps)
    host.start()
    return host
  }

  @Test(arguments: [Event.alarmFired(.resync), .streamEnded("unexpected EOF")])
  func `a crash that nobody told is found at the next look`(look: Event) {
    var host = host()
    host.world.crash("a1", exit: 7)
    _ = host.world.takeNews()
    let looked = host.tell(look) + host.settle()
    #expect(looked.messages(.containerCrashed).first?.hasPrefix("blog.web.1 exited with status 7") == true)
    #expect(looked.records(.containerCrashed).count == 1)
    #expect(host.router.outages.open.count == 1)
    #expect(host.happen { $0.engineStarts("a1") }.records(.outageEnded).count == 1)
  }

  @Test func `its event that comes later tells nothing new`() {
    var host = host()
    host.world.crash("a1", exit: 7)
    let late = host.world.takeNews()
    let looked = host.tell(.alarmFired(.resync)) + host.settle()
    #expect(looked.records(.containerCrashed).count == 1)
    var after: [Action] = []
    for event in late { after += host.tell(event) }
    after += host.settle()
    #expect(after.records(.containerCrashed) == [])
    #expect(host.router.outages.open.count == 1)
    host.happen { $0.engineStarts("a1") }
    #expect(host.happen { $0.crash("a1", exit: 7) }.records(.containerCrashed).count == 1)
  }

  @Test func `an event that comes before the inspect is told once`() {
    var host = host()
    host.world.crash("a1", exit: 7)
    let late = host.world.takeNews()
    host.tell(.alarmFired(.resync))
    host.outcomes += late
    #expect(host.settle().records(.containerCrashed).count == 1)
  }

  @Test(arguments: [137, 143])
  func `one that was ended by a signal that nobody saw is taken for a stop`(code: Int) {
    var host = host()
    host.world.stop("a1", exit: code)
    _ = host.world.takeNews()
    let looked = host.tell(.alarmFired(.resync)) + host.settle()
    #expect(looked.records(.containerCrashed) == [])
    #expect(looked.records(.containerStopped).count == 1)
    #expect(host.router.outages.open.isEmpty)
  }

  @Test func `what had ended before the daemon's start is no news`() {
    var world = World.twoApps
    world.crash("a1", exit: 7)
    var host = Scenario(world)
    #expect(host.start().records(.containerCrashed) == [])
    #expect(host.pass(.seconds(700)).records(.containerCrashed) == [])
  }

  @Test func `one that runs again when it is asked about is no news either`() {
    var host = host()
    host.world.crash("a1", exit: 7)
    _ = host.world.takeNews()
    host.tell(.alarmFired(.resync))
    while let event = host.outcomes.first {
      host.outcomes.removeFirst()
      host.tell(event)
      if case .containersListed = event { host.world.engineStarts("a1") }
    }
    #expect(host.settle().records(.containerCrashed) == [])
    #expect(host.loaded("blog")?[.web]?.count == 1)
  }
}
