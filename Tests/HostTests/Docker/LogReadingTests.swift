// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct LogReadingTests {
  private let question: LogQuestion

  init() throws {
    let id = try #require(ContainerID(String(repeating: "a1", count: 32)))
    let time = Timestamp(nanoseconds: 1_700_000_000_000_000_001)
    question = LogQuestion(
      crash: CrashID(of: id, at: time), container: id, lines: 3, hasTerminal: true, until: time)
  }

  private func read(_ engine: ScriptedEngine) async -> String? {
    let reading = LogReading(engine.host)
    return await withCheckedContinuation { continuation in
      reading.read(question, .oldest) { continuation.resume(returning: $0) }
    }
  }

  @Test func `the last lines before the end are asked for and kept`() async throws {
    let seen = Recorder()
    let engine = try ScriptedEngine { _, stream in
      stream.serve { target, stream in
        seen.add(target)
        stream.answer(200, "one\r\ntwo\r\nthree\r\nfour\r\n")
      }
    }
    #expect(await read(engine) == "two\nthree\nfour")
    #expect(seen.all == ["GET /v1.41/containers/\(question.container.rawValue)/logs"])
  }

  @Test func `a refusal is no output`() async throws {
    let engine = try ScriptedEngine { _, stream in
      stream.serve { _, stream in
        stream.answer(501, #"{"message":"configured logging driver does not support reading"}"#)
      }
    }
    #expect(await read(engine) == nil)
  }

  @Test func `an engine that never comes to an end is given up on`() async throws {
    let engine = try ScriptedEngine { _, stream in
      stream.serve { _, stream in stream.send("HTTP/1.1 200 X\r\nContent-Length: 1000\r\n\r\nhalf") }
    }
    let began = ContinuousClock.now
    #expect(await read(engine) == nil)
    #expect(ContinuousClock.now - began < LogReading.deadline + .seconds(2))
  }

  @Test func `an engine that is gone answers nothing`() async throws {
    let engine = try ScriptedEngine { _, _ in }
    engine.stop()
    #expect(await read(engine) == nil)
  }

  @Test func `more than there is room for are answered at once`() async throws {
    let engine = try ScriptedEngine { _, stream in
      while stream.nextTarget() != nil {}
    }
    let reading = LogReading(engine.host)
    for _ in 0..<LogReading.limit { reading.read(question, .oldest) { _ in } }
    var answers: [String?] = []
    reading.read(question, .oldest) { answers.append($0) }
    #expect(answers == [nil])
  }

  @Test func `what is under way is answered when the engine is given up on`() async throws {
    let engine = try ScriptedEngine { _, stream in
      while stream.nextTarget() != nil {}
    }
    let reading = LogReading(engine.host)
    var answers: [String?] = []
    reading.read(question, .oldest) { answers.append($0) }
    reading.abandon()
    try await eventuallyOnLoop("an answer") { !answers.isEmpty }
    #expect(answers == [nil])
  }
}
