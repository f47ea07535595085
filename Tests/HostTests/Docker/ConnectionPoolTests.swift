// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct ConnectionPoolTests {
  private nonisolated static let info = #"{"ServerVersion":"1"}"#

  /// Answers pings; an info only after as many of them as `together` have come.
  private func gathering(_ together: Int, _ seen: Recorder) throws -> ScriptedEngine {
    try ScriptedEngine { _, stream in
      stream.serve { target, stream in
        seen.add(target)
        guard (try? eventually("others") { seen.all.count >= together }) != nil else { return }
        stream.answer(200, Self.info)
      }
    }
  }

  @Test func `four requests go out at a time and the fifth waits`() async throws {
    let seen = Recorder()
    let held = Counter()
    let engine = try ScriptedEngine { _, stream in
      stream.serve { target, stream in
        seen.add(target)
        guard (try? eventually("a word from the test") { held.value > 0 }) != nil else { return }
        stream.answer(200, Self.info)
      }
    }
    let client = DockerClient(engine.host)
    var answered = 0
    for _ in 0..<9 { client.send(.info) { if case .success = $0 { answered += 1 } } }
    try await eventuallyOnLoop("four requests") { seen.all.count == 4 }
    // A ping needs no turn, and by its answer a fifth request would have arrived.
    #expect(await client.ask(.ping).failure == nil)
    #expect(seen.all.count == 4)
    held.next()
    try await eventuallyOnLoop("nine answers") { answered == 9 }
    #expect(engine.connectionsSoFar <= 5)
  }

  @Test func `answers come to those who asked`() async throws {
    let engine = try ScriptedEngine { number, stream in
      stream.serve { _, stream in stream.answer(200, #"{"ServerVersion":"\#(number)","Padding":"x"}"#) }
    }
    let client = DockerClient(engine.host)
    var versions: [String] = []
    for _ in 0..<100 { client.send(.info) { if case .success(let info) = $0 { versions.append(info.serverVersion) } } }
    try await eventuallyOnLoop("all answers") { versions.count == 100 }
    #expect(engine.connectionsSoFar <= ConnectionPool.size)
    #expect(Set(versions).isSubset(of: ["1", "2", "3", "4"]))
  }

  @Test func `a question on a kept connection that turns out dead is asked again on a new one`() async throws {
    let seen = Recorder()
    let engine = try ScriptedEngine { number, stream in
      while let target = stream.nextTarget() {
        seen.add("\(number) \(target)")
        if number == 1, !target.isPing { return }
        stream.answer(200, target.isPing ? "OK" : Self.info)
      }
    }
    let client = DockerClient(engine.host)
    #expect(await client.ask(.info).failure == nil)
    #expect(seen.all == ["1 GET /v1.51/_ping", "1 GET /v1.41/info", "2 GET /v1.41/info"])
  }

  @Test func `an order on a kept connection that turns out dead is not repeated`() async throws {
    let seen = Recorder()
    let engine = try ScriptedEngine { _, stream in
      while let target = stream.nextTarget() {
        seen.add(target)
        guard target.isPing else { return }
        stream.answer(200, "OK")
      }
    }
    let client = DockerClient(engine.host)
    let failure = await client.ask(.start(try SomeContainer.id)).failure
    #expect(failure == .unreachable("the engine closed the connection"))
    #expect(seen.all == ["GET /v1.51/_ping", "POST /v1.41/containers/\(SomeContainer.hex)/start"])
  }

  @Test func `a question on a new connection is asked once`() async throws {
    let engine = try ScriptedEngine { _, stream in _ = stream.nextTarget() }
    let failure = await DockerClient(engine.host).ask(.ping).failure
    #expect(failure == .unreachable("the engine closed the connection"))
    #expect(engine.connectionsSoFar == 1)
  }

  @Test func `a kept connection that the engine has closed is not used for an order`() async throws {
    let engine = try ScriptedEngine { number, stream in
      guard number == 1 else { return stream.serve { _, stream in stream.answer(204) } }
      _ = stream.nextTarget()
      stream.answer(200, "OK")
      _ = stream.nextTarget()
      stream.answer(200, Self.info)
    }
    let client = DockerClient(engine.host)
    #expect(await client.ask(.info).failure == nil)
    // The loop stands still meanwhile, so nobody has told the client.
    try eventually("the engine's end of it") { engine.connectionsNow == 0 }
    #expect(await client.ask(.start(try SomeContainer.id)).failure == nil)
    #expect(engine.connectionsSoFar == 2)
  }

  @Test func `a connection that is to close carries one request`() async throws {
    let engine = try ScriptedEngine { _, stream in
      stream.serve { _, stream in stream.answer(200, Self.info, fields: "Connection: close\r\n") }
    }
    let client = DockerClient(engine.host)
    for _ in 0..<3 { #expect(await client.ask(.info).failure == nil) }
    #expect(engine.connectionsSoFar == 3)
  }

  @Test func `a request that takes too long fails, its connection is closed, and others go on`() async throws {
    let engine = try ScriptedEngine { _, stream in
      stream.serve { target, stream in
        if target.hasSuffix("/info") { stream.send("HTTP/1.1 200 OK\r\n") } else { stream.answer(200, "[]") }
      }
    }
    let client = DockerClient(engine.host)
    #expect(await client.ask(.networks).failure == nil)
    let deadline = Duration.milliseconds(50)
    #expect(await client.ask(.info, deadline: deadline).failure == .timedOut(deadline))
    try await eventuallyOnLoop("the connection ends") { engine.connectionsNow == 0 }
    #expect(await client.ask(.networks).failure == nil)
  }

  @Test func `giving up fails what is on its way and what waits`() async throws {
    let seen = Recorder()
    let engine = try gathering(.max, seen)
    let client = DockerClient(engine.host)
    var failures: [DockerFailure?] = []
    for _ in 0..<10 { client.send(.info) { failures.append($0.failure) } }
    try await eventuallyOnLoop("four requests") { seen.all.count == 4 }
    client.abandon()
    #expect(failures.isEmpty)
    try await eventuallyOnLoop("ten failures") { failures.count == 10 }
    #expect(failures == Array(repeating: .abandoned, count: 10))
    engine.stop()
  }

  @Test func `more requests than are kept fail at once`() async throws {
    let seen = Recorder()
    let engine = try gathering(.max, seen)
    let client = DockerClient(engine.host)
    client.send(.info) { _ in }
    try await eventuallyOnLoop("a version and a request") { seen.all.count == 1 }
    for _ in 0..<(ConnectionPool.size - 1 + ConnectionPool.waitingLimit) { client.send(.info) { _ in } }
    #expect(await client.ask(.info).failure == .overloaded)
    client.abandon()
    engine.stop()
  }
}
