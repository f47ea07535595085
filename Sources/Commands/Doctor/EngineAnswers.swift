// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import Host

/// What the engine says when it is asked about everything that a look at the host needs.
struct EngineAnswers {
  var newest: Result<APIVersion, DockerFailure>
  var info: EngineInfo?
  /// When it said that, by our clock.
  var asked = Timestamp(nanoseconds: 0)
  /// Nil where it does not say.
  var containers: ContainerTable?
  var networks: Set<NetworkName>?

  /// One question after the other; none after one that was not answered.
  static func ask(_ run: CommandRun, then: @escaping (EngineAnswers) -> Void) {
    run.send(.ping) { newest in
      var answers = EngineAnswers(newest: newest)
      guard (try? newest.get())?.spoken != nil else { return then(answers) }
      run.send(.info) { info in
        guard let info = try? info.get() else { return then(answers) }
        answers.info = info
        answers.asked = WallClock.now()
        run.send(.containers) { list in
          answers.containers = (try? list.get()).map { ContainerTable($0.entries) }
          run.send(.networks) { list in
            answers.networks = (try? list.get()).map { Set($0.entries.map(\.name)) }
            then(answers)
          }
        }
      }
    }
  }
}
