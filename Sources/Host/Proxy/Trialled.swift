// SPDX-License-Identifier: MIT

import Core

/// Waits for both the disk and nginx to have answered about one batch.
final class Trialled {
  typealias Staged = [Result<StagedFile?, SystemCallFailed>]

  var staged: Staged? { didSet { finish() } }
  /// Of each level that is tested.
  var verdicts: [ConfigurationFile.Level: [AppName: TrialVerdict]] = [:] { didSet { finish() } }
  private let levels: Set<ConfigurationFile.Level>
  private let completion: (Staged, [ConfigurationFile: TrialVerdict]) -> Void

  init(
    _ levels: Set<ConfigurationFile.Level>,
    then completion: @escaping (Staged, [ConfigurationFile: TrialVerdict]) -> Void
  ) {
    self.levels = levels
    self.completion = completion
  }

  private func finish() {
    guard let staged, Set(verdicts.keys) == levels else { return }
    var byFile: [ConfigurationFile: TrialVerdict] = [:]
    for (level, verdicts) in verdicts {
      for (app, verdict) in verdicts { byFile[ConfigurationFile(app, level)] = verdict }
    }
    completion(staged, byFile)
  }
}
