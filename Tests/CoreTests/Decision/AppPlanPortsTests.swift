// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct AppPlanPortsTests {
  private func listeners(_ world: World, _ app: AppName, _ forward: PortForward) throws -> [Listener] {
    let files = try #require(world.apps[app])
    let known = ContainerTable(Array(world.containers.values))
    return AppPlan(app: app, files: files, known: known).listeners(of: forward, files, among: known)
  }

  @Test func `a static web listener is for the http side alone`() throws {
    var world = World.twoApps
    world.edit("blog") { $0.network.staticWebListener = "192.0.2.1:9000" }
    #expect(try listeners(world, "blog", PortForward("25/tcp", to: 5025)) == ["10.1.0.2:5025"])
  }

  @Test func `a container that does not run, and one of another process type, gets nothing`() throws {
    var world = World.twoApps
    world.deploy("blog", "web.2", "a2")
    world.deploy("blog", "worker.1", "a3")
    world.stop("a1")
    #expect(try listeners(world, "blog", PortForward("25/tcp", to: 25)) == ["10.1.0.4:25"])
  }
}
