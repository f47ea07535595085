// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import TestSupport
import Testing

@testable import Host

/// Both sides of the Engine API, written apart from each other.
@Suite(.timeLimit(.minutes(1)))
struct DockerClientFakeEngineTests {
  private let folder: TemporaryFolder
  private let socketPath: String
  private let host: DockerHost
  private let client: DockerClient

  init() throws {
    folder = try TemporaryFolder()
    socketPath = folder.path("docker.sock")
    host = try DockerHost("unix://\(socketPath)")
    client = DockerClient(host)
  }

  private func run(_ engine: FakeEngine) throws -> ContainerID {
    let id = try engine.change { world in
      try world.run("blog.web.1", labels: ["com.dokku.app-name": "blog", "com.dokku.container-type": "deploy"])
    }
    return try #require(ContainerID(id))
  }

  @Test(arguments: EngineShape.allCases)
  func `a container is listed and inspected`(_ shape: EngineShape) async throws {
    let engine = try FakeEngine(socketPath: socketPath, shape: shape)
    let id = try run(engine)
    let listed = try await client.ask(.containers).get()
    let inspected = try await client.ask(.inspect(id)).get()
    #expect(listed.skipped == 0)
    #expect(listed.entries.map(\.id) == [id])
    #expect(listed.entries.first?.state == .running)
    #expect(listed.entries.first?.labels.app == AppName("blog"))
    #expect(listed.entries.first?.endpoint(on: .bridge)?.address != nil)
    #expect(listed.entries.first?.details == nil)
    #expect(inspected.endpoint(on: .bridge)?.address == listed.entries.first?.endpoint(on: .bridge)?.address)
    #expect(inspected.details?.startedAt != nil)
  }

  @Test(arguments: EngineShape.allCases)
  func `networks are joined and left`(_ shape: EngineShape) async throws {
    let engine = try FakeEngine(socketPath: socketPath, shape: shape)
    let id = try run(engine)
    try engine.change { world in _ = try world.createNetwork("shared") }
    let shared = try #require(NetworkName("shared"))
    try await client.ask(.connect(id, to: shared, aliases: ["blog.web", "a.blog.web"])).get()
    let endpoint = try #require(try await client.ask(.inspect(id)).get().endpoint(on: shared))
    #expect(Set(endpoint.aliases).isSuperset(of: ["blog.web", "a.blog.web"]))
    let networks = try await client.ask(.networks).get().entries
    #expect(networks.first { $0.name == shared }?.id == endpoint.networkID)
    try await client.ask(.disconnect(id, from: try #require(endpoint.networkID), force: true)).get()
    #expect(try await client.ask(.inspect(id)).get().endpoint(on: shared) == nil)
    let missing = try #require(NetworkName("missing"))
    guard case .gone = await client.ask(.connect(id, to: missing, aliases: [])).failure else {
      Issue.record("a network that is not there was joined")
      return
    }
  }

  @Test(arguments: EngineShape.allCases)
  func `what happens is told, once the stream is open`(_ shape: EngineShape) async throws {
    let engine = try FakeEngine(socketPath: socketPath, shape: shape)
    let probe = StreamProbe(host)
    probe.follow()
    #expect(try await probe.next() == .opened)
    await engine.waitForStreams()
    let id = try run(engine)
    engine.change { world in
      world.setHealth(id.rawValue, "unhealthy")
      world.kill(id.rawValue, signal: 9)
    }
    var subjects: [EngineEvent.Subject] = []
    let app = AppName("blog")
    while !subjects.contains(.container(id, .die(exitCode: 137), app: app)) {
      subjects += try await probe.events(1).map(\.subject)
    }
    #expect(subjects.contains(.container(id, .start, app: app)))
    #expect(subjects.contains(.container(id, .healthStatus(.unhealthy), app: app)))
    #expect(subjects.contains(.container(id, .kill(signal: 9), app: app)))
    engine.endStreams()
    while true {
      guard case .ended(let failure) = try await probe.next() else { continue }
      #expect(failure == .ended)
      return
    }
  }

  @Test func `what was missed is told again`() async throws {
    let engine = try FakeEngine(socketPath: socketPath)
    let id = try run(engine)
    let probe = StreamProbe(host)
    probe.follow(since: Timestamp(nanoseconds: 0))
    #expect(try await probe.events(1).contains { $0.subject == .container(id, .start, app: AppName("blog")) })
  }

  @Test(arguments: EngineShape.allCases)
  func `the engine tells what it is`(_ shape: EngineShape) async throws {
    let engine = try FakeEngine(socketPath: socketPath, shape: shape)
    engine.change { $0.liveRestore = true }
    #expect(try await client.ask(.info).get() == EngineInfo(serverVersion: shape.serverVersion, liveRestore: true))
    #expect(try await client.ask(.version).get().version == shape.serverVersion)
    #expect(
      client.version
        == "\(shape.apiVersion)".split(separator: ".").last.map { min(Int($0) ?? 0, 51) }
        .map { DockerAPI.APIVersion(1, $0) })
  }

  @Test func `an engine whose minimum is newer than what is known is spoken to in its minimum`() async throws {
    let engine = try FakeEngine(socketPath: socketPath, shape: .v1_52, minimumVersion: "1.52")
    let id = try run(engine)
    let probe = StreamProbe(host)
    probe.follow(since: Timestamp(nanoseconds: 0))
    #expect(try await probe.next() == .opened)
    #expect(try await probe.events(1).contains { $0.subject == .container(id, .start, app: AppName("blog")) })
    #expect(try await probe.client.ask(.containers).get().entries.map(\.id) == [id])
    #expect(probe.client.version == DockerAPI.APIVersion(1, 52))
    #expect(engine.requestCount(.ping) == 1)
    #expect(engine.requestCount(.version) == 0)
  }

  @Test func `an engine that comes back with another minimum is spoken to in that one`() async throws {
    let former = try FakeEngine(socketPath: socketPath, shape: .v1_52)
    let probe = StreamProbe(host)
    probe.follow()
    #expect(try await probe.next() == .opened)
    #expect(probe.client.version == DockerAPI.APIVersion(1, 51))
    former.disappear()
    guard case .ended = try await probe.next() else {
      Issue.record("the stream outlived its engine")
      return
    }
    let engine = try FakeEngine(socketPath: socketPath, shape: .v1_52, minimumVersion: "1.52")
    probe.follow()
    #expect(try await probe.next() == .opened)
    #expect(try await probe.client.ask(.containers).get().entries == [])
    #expect(engine.requests.filter { $0.endpoint == .list }.map(\.path) == ["/v1.52/containers/json"])
  }

  @Test func `no list at all is an empty one`() async throws {
    let engine = try FakeEngine(socketPath: socketPath)
    engine.inject(.body(Array("null".utf8)), into: .list)
    #expect(try await client.ask(.containers).get().entries == [])
  }

  @Test(arguments: [EngineFault.half, .drop, .status(500, message: "it broke"), .empty, .body([0x7b])])
  func `a fault is a failure, and the next request goes well`(_ fault: EngineFault) async throws {
    let engine = try FakeEngine(socketPath: socketPath)
    // Twice, as a question on a kept connection is asked again.
    engine.inject(fault, into: .list, times: 2)
    #expect(await client.ask(.containers).failure != nil)
    engine.healFaults()
    #expect(await client.ask(.containers).failure == nil)
  }
}
