// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import Host
import TestSupport
import Testing

@testable import Commands

@Suite(.serialized, .timeLimit(.minutes(1)))
struct EngineAnswersTests {
  private let host: CommandHost

  init() throws { host = try CommandHost() }

  private func ask() async -> EngineAnswers {
    await withCheckedContinuation { continuation in
      let run = CommandRun(GlobalFlags(), host.places, RecordedConsole("").console) { _ in }
      EngineAnswers.ask(run) { answers in
        withExtendedLifetime(run) {}
        continuation.resume(returning: answers)
      }
    }
  }

  @Test func `an engine that answers tells everything`() async throws {
    let answers = await ask()
    #expect(answers.version == APIVersion(1, 41))
    #expect(try answers.info.get().serverVersion == host.engine.shape.serverVersion)
    #expect(answers.containers != nil)
    #expect(answers.networks?[try #require(NetworkName("bridge"))]?.driver == "bridge")
  }

  @Test func `what one question brings does not hang on another one's answer`() async throws {
    host.engine.inject(.status(500, message: "no"), into: .networks)
    let answers = await ask()
    #expect(answers.networks == nil && answers.containers != nil)
    #expect(throws: Never.self) { try answers.info.get() }
  }

  @Test func `an engine that is gone is asked once`() async {
    host.engine.disappear()
    let answers = await ask()
    #expect(throws: DockerFailure.self) { try answers.info.get() }
    #expect(answers.version == nil && answers.containers == nil)
  }
}
