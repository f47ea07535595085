// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct DockerClientTests {
  private nonisolated static let info = #"{"ServerVersion":"20.10.24","LiveRestoreEnabled":true}"#
  private let expectedInfo = EngineInfo(serverVersion: "20.10.24", liveRestore: true)

  private func recording(_ seen: Recorder, apiVersion: String = "1.41") throws -> ScriptedEngine {
    try ScriptedEngine { _, stream in
      while let target = stream.nextTarget() {
        seen.add(target)
        let body = target.isPing ? "OK" : Self.info
        stream.send(
          "HTTP/1.1 200 OK\r\nApi-Version: \(apiVersion)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
      }
    }
  }

  @Test func `the first request agrees on a version, and the next uses it on the same connection`() async throws {
    let seen = Recorder()
    let engine = try recording(seen)
    let client = DockerClient(engine.host)
    #expect(await client.ask(.info) == .success(expectedInfo))
    #expect(await client.ask(.info) == .success(expectedInfo))
    #expect(seen.all == ["GET /v1.51/_ping", "GET /v1.41/info", "GET /v1.41/info"])
    #expect(engine.connectionsSoFar == 1)
    #expect(client.version == DockerAPI.APIVersion(1, 41))
  }

  @Test func `a newer engine is spoken to in the newest version that is known`() async throws {
    let seen = Recorder()
    let engine = try recording(seen, apiVersion: "1.99")
    #expect(await DockerClient(engine.host).ask(.info) == .success(expectedInfo))
    #expect(seen.all == ["GET /v1.51/_ping", "GET /v1.51/info"])
  }

  @Test func `an engine that is too old is not asked`() async throws {
    let seen = Recorder()
    let engine = try recording(seen, apiVersion: "1.40")
    #expect(await DockerClient(engine.host).ask(.info) == .failure(.tooOld(DockerAPI.APIVersion(1, 40))))
    #expect(seen.all == ["GET /v1.51/_ping"])
  }

  @Test func `the end of an output waits for the version that is agreed on`() async throws {
    let seen = Recorder()
    let engine = try recording(seen, apiVersion: "1.45")
    let id = try SomeContainer.id
    let time = Timestamp(nanoseconds: 1)
    let question = LogQuestion(
      crash: CrashID(of: id, at: time), container: id, lines: 3, hasTerminal: true, until: time)
    let client = DockerClient(engine.host)
    let tail = await withCheckedContinuation { continuation in
      client.readLogTail(question) { continuation.resume(returning: $0) }
    }
    #expect(tail == Self.info)
    #expect(seen.all == ["GET /v1.51/_ping", "GET /v1.45/containers/\(id.rawValue)/logs"])
  }

  @Test func `without an engine there is no end of an output`() async throws {
    let engine = try recording(Recorder())
    engine.stop()
    let id = try SomeContainer.id
    let time = Timestamp(nanoseconds: 1)
    let question = LogQuestion(
      crash: CrashID(of: id, at: time), container: id, lines: 3, hasTerminal: true, until: time)
    let client = DockerClient(engine.host)
    let tail = await withCheckedContinuation { continuation in
      client.readLogTail(question) { continuation.resume(returning: $0) }
    }
    #expect(tail == nil)
  }

  @Test func `requests that wait for a version share one ping`() async throws {
    let seen = Recorder()
    let engine = try recording(seen)
    let client = DockerClient(engine.host)
    async let first = client.ask(.info)
    async let second = client.ask(.info)
    async let third = client.ask(.info)
    #expect(await [first, second, third] == Array(repeating: .success(expectedInfo), count: 3))
    #expect(seen.all.count { $0.isPing } == 1)
  }

  @Test func `giving up on a version does not spoil what is asked afterwards`() async throws {
    let engine = try ScriptedEngine { number, stream in
      guard number > 1 else { return stream.waitForClose() }
      stream.serve { _, stream in stream.answer(200, Self.info) }
    }
    let client = DockerClient(engine.host)
    var given: DockerFailure?
    client.send(.info) { given = $0.failure }
    try await eventuallyOnLoop("the first connection") { engine.connectionsSoFar == 1 }
    client.abandon()
    #expect(await client.ask(.info).failure == nil)
    #expect(given == .abandoned)
    #expect(client.version == DockerAPI.APIVersion(1, 41))
  }

  @Test func `what the engine takes its time for holds up nothing else`() async throws {
    let slow = Recorder()
    let engine = try ScriptedEngine { _, stream in
      while let target = stream.nextTarget() {
        if target.hasSuffix("/archive") { slow.add(target) } else { stream.answer(200, Self.info) }
      }
    }
    let client = DockerClient(engine.host)
    #expect(await client.ask(.info).failure == nil)
    var failures: [DockerFailure?] = []
    for _ in 0..<(2 * ConnectionPool.size) {
      let request = Request<ArchivedPath>.archive(of: try SomeContainer.id, "/app/PORTS", limit: 1000)
      client.send(request, isAside: true) { failures.append($0.failure) }
    }
    try await eventuallyOnLoop("the slow ones") { slow.all.count == ConnectionPool.size }
    #expect(await client.ask(.info) == .success(expectedInfo))
    #expect(failures == [])
    client.abandon()
    try await eventuallyOnLoop("their end") { failures == Array(repeating: .abandoned, count: 2 * ConnectionPool.size) }
  }

  @Test func `an answer longer than its question allows is cut off`() async throws {
    let engine = try ScriptedEngine { _, stream in
      stream.serve { _, stream in stream.answer(200, String(repeating: "x", count: 20_000)) }
    }
    let client = DockerClient(engine.host)
    let request = Request<ArchivedPath>.archive(of: try SomeContainer.id, "/app/PORTS", limit: 1000)
    #expect(await client.ask(request) == .failure(.tooLarge(limit: request.bodyLimit ?? 0)))
  }

  @Test func `without a socket the engine is unreachable, and why is said`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("docker.sock")
    let client = DockerClient(try DockerHost("unix://\(path)"))
    #expect(await client.ask(.info) == .failure(.unreachable("connect \(path): No such file or directory")))
  }

  @Test func `a socket that nobody listens on is unreachable`() async throws {
    let engine = try recording(Recorder())
    engine.stop()
    let client = DockerClient(engine.host)
    try eventually("the socket refuses") { (try? UnixSocket.connect(engine.host)) == nil }
    #expect(await client.ask(.ping).failure == .unreachable("connect \(engine.host.path): Connection refused"))
  }

  @Test func `an engine that took the socket's place is found`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("docker.sock")
    let first = try FakeEngine(socketPath: path)
    let client = DockerClient(try DockerHost("unix://\(path)"))
    #expect(await client.ask(.containers).failure == nil)
    first.disappear()
    let second = try FakeEngine(socketPath: path)
    #expect(await client.ask(.containers).failure == nil)
    #expect(second.requestCount(.list) == 1)
  }

  @Test func `a client that is let go of closes its connections`() async throws {
    let engine = try recording(Recorder())
    var client: DockerClient? = DockerClient(engine.host)
    _ = await client?.ask(.info)
    #expect(engine.connectionsNow == 1)
    client = nil
    try await eventuallyOnLoop("the connection ends") { engine.connectionsNow == 0 }
  }
}
