// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import Host

/// What the engine says when it is asked about everything that a look at the host needs.
struct EngineAnswers {
  /// The API version that is spoken with it; nil where none was agreed on.
  var version: APIVersion?
  var info: Result<EngineInfo, DockerFailure>
  /// When it said that, by our clock.
  var asked = Timestamp(nanoseconds: 0)
  /// Nil where it does not say.
  var containers: ContainerTable?
  var networks: [NetworkName: Network]?

  /// One question after the other; none after one that was not answered.
  static func ask(_ run: CommandRun, then: @escaping (EngineAnswers) -> Void) {
    run.send(.info) { info in
      var answers = EngineAnswers(version: run.apiVersion, info: info, asked: WallClock.now())
      guard case .success = info else { return then(answers) }
      run.send(.containers) { list in
        answers.containers = (try? list.get()).map { ContainerTable($0.entries) }
        run.send(.networks) { list in
          answers.networks = (try? list.get()).map { list in
            Dictionary(list.entries.map { ($0.name, $0) }) { first, _ in first }
          }
          then(answers)
        }
      }
    }
  }
}
