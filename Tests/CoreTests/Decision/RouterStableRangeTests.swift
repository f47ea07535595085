// SPDX-License-Identifier: MIT

import Testing

@testable import Core

/// Somebody else begins to use the range of stable addresses.
struct RouterStableRangeTests {
  private static let blog: IPAddress = "198.18.0.2"
  private static let shop: IPAddress = "198.18.0.3"
  private static let conflict = RangeConflict(.standard, .address("198.18.7.1"), link: "br-4f1d2c3b4a59")

  @Test func `a range that somebody begins to use is given up once nginx does without it, and taken again after that`()
    throws
  {
    var host = Self.host()
    var actions = host.tell(.stableRangeTaken(Self.conflict))
    #expect(!actions.contains(.dismantleRouting))
    #expect(host.world.kernel.live.count == 2)
    actions += host.settle()
    #expect(actions.contains(.dismantleRouting) && host.world.kernel.isDismantled)
    #expect(
      actions.messages(.stableListenersLost) == [
        """
        nginx gets the containers' own addresses from now on: 198.18.0.0/16 is taken: link br-4f1d2c3b4a59 has the \
        address 198.18.7.1
        """
      ])
    #expect(host.loaded("blog") == ["web": ["10.1.0.2:5000"]])
    #expect(host.router.status(at: host.now).listeners == .direct("\(Self.conflict)"))
    #expect(host.tell(.stableRangeTaken(Self.conflict)).messages(.stableListenersLost) == [])

    host.world.kernel.isDismantled = false
    let back = host.tell(.stableAddressesAvailable(host.world.kernel.setup())) + host.settle()
    #expect(back.messages(.stableListenersBack).count == 1)
    #expect(host.loaded("blog") == ["web": ["198.18.0.2:5000"]])
    #expect(host.world.kernel.live == [Self.blog: "10.1.0.2", Self.shop: "10.1.0.3"])
    #expect(host.router.status(at: host.now).listeners == .stable(live: 2))
  }

  @Test func `an app that nginx refuses does not keep a taken range for ever`() {
    var host = Self.host()
    host.world.nginx.refusals = ["blog": "no such directive"]
    let actions = host.tell(.stableRangeTaken(Self.conflict)) + host.settle()
    #expect(!actions.contains(.dismantleRouting))

    #expect(host.pass(.seconds(31)).contains(.dismantleRouting))
  }

  private static func host() -> Scenario {
    var host = Scenario(.twoApps)
    host.start(Past(stable: host.world.kernel.setup()))
    return host
  }
}
