// SPDX-License-Identifier: MIT

import Core

/// Waits for both the disk and nginx to have answered about one batch.
final class Trialled {
  typealias Staged = [Result<StagedFile?, SystemCallFailed>]

  var staged: Staged? { didSet { finish() } }
  var verdicts: [AppName: TrialVerdict]? { didSet { finish() } }
  private let completion: (Staged, [AppName: TrialVerdict]) -> Void

  init(then completion: @escaping (Staged, [AppName: TrialVerdict]) -> Void) { self.completion = completion }

  private func finish() {
    guard let staged, let verdicts else { return }
    completion(staged, verdicts)
  }
}
