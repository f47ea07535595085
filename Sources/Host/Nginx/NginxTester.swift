// SPDX-License-Identifier: MIT
import Core
import Dispatch
import NginxConfig

/// Tests new configuration files of apps before they take the place of the old, away from the running configuration.
package final class NginxTester {
  private let program: NginxProgram
  private let folder: String
  private let deadline: Duration

  /// - Parameters:
  ///   - program: the host's nginx.
  ///   - folder: ours alone, for the time of a trial; made if it is not there.
  ///   - deadline: for a batch as a whole.
  package init(_ program: NginxProgram, folder: String, deadline: Duration) {
    self.program = program
    self.folder = folder
    self.deadline = deadline
  }

  /// Tests all candidates together. Those that nginx does not take are found and refused, with its own words and their
  /// place in the app's own file; the others are good together. Answers once, never before this returns.
  package func test(_ candidates: [TrialCandidate], then completion: @escaping ([AppName: TrialVerdict]) -> Void) {
    let apps = candidates.map(\.app)
    let answer = { (verdicts: [TrialVerdict]) in
      let byApp = Dictionary(zip(apps, verdicts)) { first, _ in first }
      DispatchQueue.main.async { completion(byApp) }
    }
    program.describe { [program, folder, deadline] description in
      switch description {
      case .failure(let complaint): answer(apps.map { _ in .untested(complaint) })
      case .success(let build):
        Trial.start(candidates, program.command, build, in: folder, within: deadline, then: answer)
      }
    }
  }
}
