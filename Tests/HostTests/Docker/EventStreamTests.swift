// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct EventStreamTests {
  private nonisolated static let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"

  private nonisolated static func line(_ time: Int) -> String {
    #"{"Type":"container","Action":"start","Actor":{"ID":"\#(SomeContainer.hex)"},"timeNano":\#(time)}"# + "\n"
  }

  private func event(_ time: Int64) throws -> EngineEvent {
    EngineEvent(
      time: Timestamp(nanoseconds: time), subject: .container(try SomeContainer.id, .start, app: nil))
  }

  /// An engine whose every stream is what `script` does, until the client goes.
  private func engine(_ script: @escaping @Sendable (inout ByteStream) -> Void) throws -> ScriptedEngine {
    try ScriptedEngine { _, stream in
      while let target = stream.nextTarget() {
        guard target.isPing else { return script(&stream) }
        stream.answer(200, "OK")
      }
    }
  }

  private func following(_ engine: ScriptedEngine, deadline: Duration = .seconds(10)) -> StreamProbe {
    let probe = StreamProbe(engine.host, keeping: engine)
    probe.follow(deadline: deadline)
    return probe
  }

  @Test func `a stream is open before anything happens, and tells what does`() async throws {
    let happens = Counter()
    let engine = try engine { stream in
      stream.send(Self.head)
      guard (try? eventually("a word from the test") { happens.value > 0 }) != nil else { return }
      stream.sendChunk(Self.line(1))
      stream.waitForClose()
    }
    let probe = following(engine)
    #expect(try await probe.next() == .opened)
    happens.next()
    #expect(try await probe.next() == .events([try event(1)]))
    #expect(probe.client.version == DockerAPI.APIVersion(1, 41))
  }

  @Test func `what comes at once is told at once`() async throws {
    let engine = try engine { stream in
      var burst = Self.head
      for time in 1...1000 {
        let line = Self.line(time)
        burst += "\(String(line.utf8.count, radix: 16))\r\n\(line)\r\n"
      }
      stream.send(burst)
      stream.waitForClose()
    }
    let probe = following(engine)
    let events = try await probe.events(1000)
    #expect(events.map(\.time.nanoseconds) == Array(1...1000))
    #expect(probe.all.count < 100)
  }

  @Test func `events cut anywhere are put together`() async throws {
    let engine = try engine { stream in
      stream.send(Self.head)
      for byte in (Self.line(1) + Self.line(2)).utf8 { stream.sendChunk(String(decoding: [byte], as: UTF8.self)) }
      stream.waitForClose()
    }
    let probe = following(engine)
    #expect(try await probe.events(2) == [try event(1), try event(2)])
  }

  @Test func `a line that is not understood is doubted, and what follows is told`() async throws {
    let engine = try engine { stream in
      stream.send(Self.head)
      stream.sendChunk("{\"Type\":\n" + Self.line(1))
      stream.sendChunk(String(repeating: "x", count: EventDecoder.lineLimit + 1))
      stream.sendChunk("\n" + Self.line(2))
      stream.waitForClose()
    }
    let probe = following(engine)
    #expect(try await probe.events(2) == [try event(1), try event(2)])
    let doubts = probe.all.filter { if case .doubt = $0 { true } else { false } }
    #expect(
      doubts == [
        .doubt("an event was not understood: no JSON: expected more at byte 8"),
        .doubt("a line of more than 1048576 bytes was dropped"),
      ])
  }

  @Test func `a line that leads to nothing is told apart`() async throws {
    let engine = try engine { stream in
      stream.send(Self.head)
      stream.sendChunk("{}\n")
      stream.waitForClose()
    }
    let probe = following(engine)
    #expect(try await probe.next() == .opened)
    #expect(try await probe.next() == .ignored([#"event " " has no actor"#]))
  }

  @Test(arguments: ["0\r\n\r\n", "", "1ff\r\n{\"Type\":\"conta"])
  func `however the engine ends an open stream, it has ended`(_ last: String) async throws {
    let engine = try engine { stream in
      stream.send(Self.head)
      stream.sendChunk(Self.line(1))
      stream.send(last)
    }
    let probe = following(engine)
    #expect(try await probe.next() == .opened)
    #expect(try await probe.next() == .events([try event(1)]))
    #expect(try await probe.next() == .ended(.ended))
  }

  @Test func `an engine that goes before it answers is unreachable`() async throws {
    let probe = following(try engine { _ in })
    #expect(try await probe.next() == .ended(.unreachable("the engine closed the connection")))
  }

  @Test func `a refusal ends it in the engine's words`() async throws {
    let engine = try engine { $0.answer(500, #"{"message":"no events today"}"#) }
    let probe = following(engine)
    #expect(try await probe.next() == .ended(.refused(status: 500, "no events today")))
  }

  @Test func `an answer that is no HTTP ends it`() async throws {
    let probe = following(try engine { $0.send("hello\r\n") })
    #expect(try await probe.next() == .ended(.malformed("the answer is not HTTP/1.1")))
  }

  @Test func `a stream that does not open in time ends`() async throws {
    let deadline = Duration.milliseconds(100)
    let probe = following(try engine { $0.waitForClose() }, deadline: deadline)
    #expect(try await probe.next() == .ended(.timedOut(deadline)))
  }

  @Test func `an open stream may be silent for as long as it likes`() async throws {
    let happens = Counter()
    let engine = try engine { stream in
      stream.send(Self.head)
      guard (try? eventually("a word from the test") { happens.value > 0 }) != nil else { return }
      stream.sendChunk(Self.line(1))
      stream.waitForClose()
    }
    let probe = following(engine, deadline: .seconds(1))
    #expect(try await probe.next() == .opened)
    await loopTurn(after: .milliseconds(1100))
    happens.next()
    #expect(try await probe.next() == .events([try event(1)]))
  }

  @Test func `without an engine it ends, and why is said`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path("docker.sock")
    let probe = StreamProbe(try DockerHost("unix://\(path)"))
    probe.follow()
    #expect(probe.all.isEmpty)
    #expect(try await probe.next() == .ended(.unreachable("connect \(path): No such file or directory")))
  }

  @Test func `a version is agreed on for every stream`() async throws {
    let seen = Recorder()
    let engine = try ScriptedEngine { _, stream in
      while let target = stream.nextTarget() {
        seen.add(target)
        if target.isPing { stream.answer(200, "OK") } else { stream.answer(500) }
      }
    }
    let probe = following(engine)
    _ = try await probe.next()
    probe.follow()
    _ = try await probe.next()
    #expect(seen.all == ["GET /v1.51/_ping", "GET /v1.41/events", "GET /v1.51/_ping", "GET /v1.41/events"])
  }

  @Test func `a cancelled stream closes its connection and says nothing more`() async throws {
    let engine = try engine { stream in
      stream.send(Self.head)
      stream.waitForClose()
    }
    let probe = following(engine)
    #expect(try await probe.next() == .opened)
    probe.stream?.cancel()
    // One connection is kept, the one that pinged.
    try await eventuallyOnLoop("the stream's connection ends") { engine.connectionsNow == 1 }
    #expect(probe.all == [.opened])
  }

  @Test func `a stream that is cancelled before it opens never does`() async throws {
    let engine = try engine { $0.waitForClose() }
    let probe = following(engine)
    probe.stream?.cancel()
    #expect(await probe.client.ask(.ping).failure == nil)
    for _ in 0..<5 { await loopTurn() }
    #expect(probe.all.isEmpty)
  }

  @Test func `a stream that is let go of closes its connection`() async throws {
    let engine = try engine { stream in
      stream.send(Self.head)
      stream.waitForClose()
    }
    let probe = following(engine)
    #expect(try await probe.next() == .opened)
    weak let stream = probe.stream
    probe.letGo()
    #expect(stream == nil)
    try await eventuallyOnLoop("the stream's connection ends") { engine.connectionsNow == 1 }
  }

  @Test func `whoever listens may cancel at any news`() async throws {
    let engine = try engine { stream in
      stream.send(Self.head)
      stream.sendChunk(Self.line(1) + "{\n")
      stream.waitForClose()
    }
    let client = DockerClient(engine.host)
    var stream: EventStream?
    var news: [String] = []
    stream = client.followEvents(
      since: nil, opened: { news.append("opened") },
      events: { _ in
        news.append("events")
        stream?.cancel()
      }, doubt: { _ in news.append("doubt") }, ended: { _ in news.append("ended") })
    try await eventuallyOnLoop("the stream's connection ends") { news.count == 2 && engine.connectionsNow == 1 }
    #expect(news == ["opened", "events"])
  }
}
