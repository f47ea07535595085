// SPDX-License-Identifier: MIT
import DockerAPI
import Host

/// What `doctor` shows.
nonisolated struct DoctorReport: Sendable {
  let findings: [Subject: [Finding]]
  /// Who looked.
  let user: String

  /// Advice is no fault.
  var isWell: Bool { count(.fault) == 0 }

  private var sections: [(subject: Subject, findings: [Finding])] {
    Subject.allCases.compactMap { subject in findings[subject].map { (subject, $0) } }
  }

  private func count(_ verdict: Finding.Verdict) -> Int {
    findings.values.reduce(0) { $0 + $1.count { $0.verdict == verdict } }
  }

  func rendered(as format: OutputFormat, hasColour: Bool = false) -> String {
    switch format {
    case .text: text(hasColour: hasColour)
    case .json: json
    }
  }

  /// For people.
  private func text(hasColour: Bool) -> String {
    var lines: [String] = []
    for (subject, findings) in sections where !findings.isEmpty {
      lines.append(subject.rawValue)
      for finding in findings {
        lines.append("  \(finding.verdict.mark(hasColour)) \(finding.text.escapedForTerminal)")
        lines += finding.mend.map { "             \($0.escapedForTerminal)" }
      }
    }
    let faults = "\(count(.fault)) \(count(.fault) == 1 ? "fault" : "faults")"
    let counts = "\(count(.ok)) ok, \(count(.advice)) advice, \(faults), \(count(.skipped)) skipped"
    return (lines + ["", "\(counts); looked at as \(user)"]).map { "\($0)\n" }.joined()
  }

  private var json: String {
    let checks = sections.flatMap { subject, findings in findings.map { $0.json(of: subject) } }
    let members: [(key: String, value: JSONText)] =
      [("well", .flag(isWell)), ("user", .text(user))]
      + Finding.Verdict.allCases.map { ($0.rawValue, .number(count($0))) } + [("checks", .list(checks))]
    return JSONText.object(members).spelled + "\n"
  }
}

extension Finding {
  fileprivate nonisolated func json(of subject: Subject) -> JSONText {
    .object([
      ("subject", .text(subject.rawValue)), ("check", .text(check)), ("verdict", .text(verdict.rawValue)),
      ("text", .text(text)), ("mend", .texts(mend)),
    ])
  }
}

extension Finding.Verdict {
  /// As wide as the widest, in colour where somebody looks on.
  fileprivate nonisolated func mark(_ hasColour: Bool) -> String {
    let word = self == .skipped ? "skipped:" : rawValue
    let text = word.padded(to: 9)
    guard hasColour else { return text }
    switch self {
    case .ok: return "\u{1b}[32m\(text)\u{1b}[0m"
    case .advice: return "\u{1b}[33m\(text)\u{1b}[0m"
    case .fault: return "\u{1b}[1;31m\(text)\u{1b}[0m"
    case .skipped: return "\u{1b}[2m\(text)\u{1b}[0m"
    }
  }
}
