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
    #expect(try answers.newest.get() == APIVersion(1, 41))
    #expect(answers.info?.serverVersion == host.engine.shape.serverVersion)
    #expect(answers.containers != nil)
    #expect(answers.networks?.contains(try #require(NetworkName("bridge"))) == true)
  }

  @Test func `what one question brings does not hang on another one's answer`() async throws {
    host.engine.inject(.status(500, message: "no"), into: .networks)
    let answers = await ask()
    #expect(answers.networks == nil && answers.containers != nil && answers.info != nil)
  }

  @Test func `an engine that is gone is asked once`() async {
    host.engine.disappear()
    let answers = await ask()
    #expect(throws: DockerFailure.self) { try answers.newest.get() }
    #expect(answers.info == nil && answers.containers == nil)
  }
}
