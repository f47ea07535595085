// SPDX-License-Identifier: MIT

/// What one check of `doctor` found.
nonisolated struct Finding: Hashable, Sendable {
  enum Verdict: String, CaseIterable, Sendable {
    case ok
    /// Nothing is wrong, but something could be better.
    case advice
    case fault
    /// It could not be looked at, or there is nothing to be looked at.
    case skipped
  }

  /// The check's name, by which programs know it.
  let check: String
  let verdict: Verdict
  let text: String
  /// What to type, in this order.
  let mend: [String]

  static func ok(_ check: String, _ text: String) -> Finding { Finding(check, .ok, text) }
  static func skipped(_ check: String, _ text: String) -> Finding { Finding(check, .skipped, text) }

  static func advice(_ check: String, _ text: String, mend: String...) -> Finding {
    Finding(check, .advice, text, mend)
  }

  static func fault(_ check: String, _ text: String, mend: String...) -> Finding { Finding(check, .fault, text, mend) }

  init(_ check: String, _ verdict: Verdict, _ text: String, _ mend: [String] = []) {
    self.check = check
    self.verdict = verdict
    self.text = text
    self.mend = mend
  }
}
