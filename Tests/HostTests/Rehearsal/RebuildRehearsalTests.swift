// SPDX-License-Identifier: MIT
import Core
import TestSupport
import Testing

@testable import Host

/// A rehearsal on an engine that keeps a record of what it was asked.
@Suite(.serialized, .timeLimit(.minutes(1)))
struct RebuildRehearsalTests {
  private let folder: TemporaryFolder
  private let tree: DokkuTree
  private let engine: FakeEngine
  private let blog: AppName

  init() throws {
    folder = try TemporaryFolder()
    tree = DokkuTree(folder)
    engine = try FakeEngine(socketPath: folder.path("docker.sock"))
    blog = try #require(AppName("blog"))
    try engine.change { try $0.createNetwork("front") }
    try tree.set("network", "attach-post-deploy", of: "blog", to: "front")
  }

  /// One whose files name a wrong address.
  private func deploy() throws -> String {
    let labels = [
      "com.dokku.app-name": "blog", "com.dokku.process-type": "web", "com.dokku.dyno": "web.1",
      "com.dokku.container-type": "deploy",
    ]
    let id = try engine.change { try $0.run("blog.web.1", labels: labels) }
    try tree.deploy("blog", container: id, address: "172.17.0.99", portMap: "http:80:5000", port: 5000)
    return id
  }

  private func plan() async throws -> RebuildPlan {
    let settings = try Settings(
      environment: [
        "DOCKER_HOST": "unix://\(engine.socketPath)", "DOKKU_ROOT": tree.root, "DOKKU_LIB_ROOT": tree.library,
        "DEL_PROXY": "off",
      ], options: [:], surroundings: SettingSurroundings(isJournal: false) { _ in nil })
    let rehearsal = try RebuildRehearsal(settings, apps: [blog])
    let result = await withCheckedContinuation { continuation in
      rehearsal.run(within: .seconds(20)) { continuation.resume(returning: $0) }
    }
    #expect(engine.requests.allSatisfy { $0.method == "GET" || $0.method == "HEAD" })
    return try result.get()
  }

  private func joins(_ plan: RebuildPlan) -> [String] {
    plan.steps.map { step in
      switch step {
      case .join(let work, let container):
        "\(container) \(work.leaving == nil ? "joins" : "leaves and joins") \(work.network): \(work.reason)"
      case .start(let app, let container): "\(container) of \(app?.rawValue ?? "nobody") starts"
      case .run, .cut, .reload: "\(step)"
      }
    }
  }

  @Test func `what a first rebuild would do is planned once, though answers change nothing`() async throws {
    _ = try deploy()
    let plan = try await plan()
    #expect(
      plan.files == [
        RebuildPlan.File(
          app: blog, path: "\(tree.root)/blog/IP.web.1", before: Array("172.17.0.99".utf8),
          after: Array("172.17.0.2".utf8))
      ])
    #expect(joins(plan) == ["blog.web.1 joins front: it was not attached"])
    #expect(plan.troubles.isEmpty)
    #expect(tree.read("IP.web.1", of: "blog") == "172.17.0.99")
  }

  @Test func `a network that was made anew is left and joined`() async throws {
    let id = try deploy()
    try engine.change { world in
      try world.connect("front", container: id, aliases: ["blog.web", "\(id.prefix(12)).blog.web"])
      world.update(id) { $0.endpoints["front"]?.networkID = String(repeating: "0", count: 64) }
    }
    #expect(joins(try await plan()) == ["blog.web.1 leaves and joins front: the network was made anew"])
  }

  @Test func `a container that its network kept from starting is started`() async throws {
    let id = try deploy()
    try engine.change { world in
      try world.connect("front", container: id)
      world.crash(id, exitCode: 1)
      world.update(id) { $0.error = "failed to set up container networking: network front not found" }
    }
    #expect(joins(try await plan()) == ["blog.web.1 of blog starts"])
  }

  @Test func `what is wanted and is not there is told, and is no change`() async throws {
    _ = try deploy()
    try tree.write("172.17.0.2", "IP.web.1", of: "blog")
    try tree.set("network", "attach-post-deploy", of: "blog", to: "nowhere")
    let plan = try await plan()
    #expect(plan.isEmpty)
    #expect(plan.troubles.map(\.text) == ["blog wants the network nowhere, which does not exist"])
    #expect(plan.troubles.map(\.app) == [blog] && plan.troubles.map(\.isQuarantine) == [false])
  }

  @Test func `a host whose apps cannot be read is told at once`() async {
    let failure = await #expect(throws: AppRebuildFailed.self) { try await plan() }
    #expect(failure.map { "\($0)".hasPrefix("the apps cannot be read: \(tree.root)") } == true)
  }

  @Test func `other apps are left out`() async throws {
    _ = try deploy()
    try tree.write("10.0.0.1", "IP.web.1", of: "shop")
    #expect(Set(try await plan().files.map(\.app)) == [blog])
  }
}
