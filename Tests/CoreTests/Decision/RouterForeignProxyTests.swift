// SPDX-License-Identifier: MIT

import Testing

@testable import Core

/// Files that only Dokku renders.
struct RouterForeignProxyTests {
  private func host(_ world: World = .twoApps) -> Scenario {
    var host = Scenario(world)
    host.start()
    return host
  }

  @Test func `a file that is Dokku's is told of once and its command run once for what is wished`() {
    var host = host()
    let foreign = StagingOutcome(isWritten: true, foreign: "its template is its own", needsCommand: true)
    let staged = host.tell(.proxiesStaged(["blog": foreign]))
    #expect(
      staged.messages(.proxyForeign) == [
        "blog's nginx.conf is left to Dokku, only addresses in it are put right: its template is its own"
      ])
    #expect(staged.orders.contains(.runProxyCommand("blog")))
    #expect(host.tell(.proxiesStaged(["blog": foreign])).orders.contains(.runProxyCommand("blog")) == false)
    let ended = host.tell(.proxyCommandEnded("blog", .succeeded))
    #expect(ended == [.readApps(["blog"])])
    let again = host.tell(.proxiesStaged(["blog": foreign]))
    #expect(again.records(.proxyForeign) == [])
    #expect(again.orders.contains(.runProxyCommand("blog")) == false)
  }

  @Test func `where the address files of the run before lead is known from the start`() {
    var world = World.twoApps
    world.edit("blog") { $0.addressFiles["web.1"] = "10.1.0.77" }
    var host = Scenario(world)
    let wish = host.start().wishes.first { $0.app == "blog" }
    #expect(wish?.moved == ["10.1.0.77": "10.1.0.2"])
  }

  @Test func `a deploy renders its app itself`() {
    var host = host()
    host.happen { $0.edit("blog") { $0.isDeploying = true } }
    let staged = host.tell(.proxiesStaged(["blog": StagingOutcome(isWritten: false, foreign: "x", needsCommand: true)]))
    #expect(staged.orders.contains(.runProxyCommand("blog")) == false)
  }

  @Test func `a command that fails is told of once`() {
    var host = host()
    let failed = host.tell(.proxyCommandEnded("blog", .failed("exit status 1")))
    #expect(failed.said == ["error proxyCommandFailed: dokku proxy:build-config blog failed: exit status 1"])
    #expect(host.tell(.proxyCommandEnded("blog", .failed("exit status 1"))) == [])
    #expect(host.tell(.proxyCommandEnded("blog", .missing)) == [])
  }
}
