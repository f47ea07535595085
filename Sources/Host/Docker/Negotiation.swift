// SPDX-License-Identifier: MIT
import DockerAPI

/// One question for the engine's API version, and all who wait for its answer.
final class Negotiation {
  typealias Outcome = Result<APIVersion, DockerFailure>

  private var waiting: [(Outcome) -> Void] = []

  func add(_ then: @escaping (Outcome) -> Void) { waiting.append(then) }

  func end(_ outcome: Outcome) {
    let all = waiting
    waiting = []
    for then in all { then(outcome) }
  }

  /// What is to be spoken with an engine that has answered.
  static func outcome(_ supported: Result<SupportedVersions, DockerFailure>) -> Outcome {
    supported.flatMap { supported in supported.spoken.map { .success($0) } ?? .failure(.tooOld(supported.newest)) }
  }
}
