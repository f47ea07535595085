// SPDX-License-Identifier: MIT
import Core
import Dispatch
import NginxConfig

/// Tests new configuration files of apps before they take the place of the old, away from the running configuration.
package final class NginxTester {
  private let program: NginxProgram
  private let folder: String
  private let deadline: Duration
  private let trialRun: ConfigurationTest

  /// - Parameters:
  ///   - program: the host's nginx.
  ///   - folder: ours alone, for the time of a trial; made if it is not there.
  ///   - deadline: for a batch as a whole.
  package init(_ program: NginxProgram, folder: String, deadline: Duration) {
    self.program = program
    self.folder = folder
    self.deadline = deadline
    trialRun = ConfigurationTest(in: program.place)
    TrialFolder.removeLeftovers(in: folder)
  }

  /// Tests all candidates together. Those that nginx does not take are found and refused, with its own words and their
  /// place in the app's own file; the others are good together. Answers once, never before this returns.
  package func test(_ candidates: [TrialCandidate], then completion: @escaping ([AppName: TrialVerdict]) -> Void) {
    let answer = { (verdicts: [TrialVerdict]) in
      let byApp = Dictionary(zip(candidates.map(\.app), verdicts)) { first, _ in first }
      DispatchQueue.main.async { completion(byApp) }
    }
    program.describe { description in
      switch description {
      case .failure(let complaint): answer(candidates.map { _ in .untested(complaint) })
      case .success(let build): self.test(candidates, build, then: answer)
      }
    }
  }

  /// The same for files at the level of `stream`. They rely on nothing that the host defines, and are all ours.
  package func testStreams(
    _ candidates: [TrialCandidate], module: String?, then completion: @escaping ([AppName: TrialVerdict]) -> Void
  ) {
    let answer = { (verdicts: [TrialVerdict]) in
      let byApp = Dictionary(zip(candidates.map(\.app), verdicts)) { first, _ in first }
      DispatchQueue.main.async { completion(byApp) }
    }
    program.describe { [program, folder, deadline, trialRun] description in
      switch description {
      case .failure(let complaint): answer(candidates.map { _ in .untested(complaint) })
      case .success(let build):
        Trial.start(
          candidates, program.command, build, in: .bareStream(build, module: module), by: trialRun,
          folder: folder, until: .now + deadline, then: answer)
      }
    }
  }

  private func test(
    _ candidates: [TrialCandidate], _ build: NginxBuild, then answer: @escaping ([TrialVerdict]) -> Void
  ) {
    let end = ContinuousClock.now + deadline
    Trial.start(
      candidates, program.command, build, in: .bare(build), by: trialRun, folder: folder, until: end
    ) { verdicts in
      if verdicts.contains(where: \.isRefused) {
        self.hearAgain(candidates, verdicts, build, end, answer)
      } else {
        answer(verdicts)
      }
    }
  }

  /// What a small wrapper refuses may rely on something that the host's configuration defines. All are heard, for two may
  /// not go together, and those that were refused come last.
  private func hearAgain(
    _ candidates: [TrialCandidate], _ verdicts: [TrialVerdict], _ build: NginxBuild,
    _ end: ContinuousClock.Instant, _ answer: @escaping ([TrialVerdict]) -> Void
  ) {
    let order = verdicts.indices.filter { !verdicts[$0].isRefused } + verdicts.indices.filter { verdicts[$0].isRefused }
    let places = Set(candidates.map { TrialSurroundings.place(of: $0.path) })
    let host = TrialSurroundings.host(main: program.command.configurationPath(build), appFiles: places)
    let again = order.map { candidates[$0] }
    Trial.start(
      again, program.command, build, in: host, by: trialRun, folder: folder, until: end
    ) { secondVerdicts in
      var verdicts = verdicts
      for (index, second) in zip(order, secondVerdicts) where !second.isUntested { verdicts[index] = second }
      answer(verdicts)
    }
  }
}
