// SPDX-License-Identifier: MIT
import Core
import Host

extension PlanReport {
  /// For people: each app's files as `diff -u` shows them, what would be asked of others, and what cannot be had.
  nonisolated func text(on terminal: Terminal) -> String {
    var lines: [String] = []
    for app in apps.map(Optional.some) + [nil] {
      let own = section(app, terminal)
      if let app, !own.isEmpty { lines.append(terminal.painted("=====> \(app)", .bold)) }
      lines += own
    }
    lines.append(sum)
    return lines.map { "\($0)\n" }.joined()
  }

  /// - Parameter app: nil for what is the host's.
  private nonisolated func section(_ app: AppName?, _ terminal: Terminal) -> [String] {
    let files = plan.files.filter { $0.app == app }.flatMap { diff(of: $0, terminal) }
    let steps = plan.steps.filter { $0.app == app }.map(\.words)
    let troubles = plan.troubles.filter { $0.app == app }
    return files + steps
      + troubles.map {
        let line = "\($0.isQuarantine ? "quarantine" : "trouble   ")  \($0.text.escapedForTerminal)"
        return terminal.painted(line, $0.isQuarantine ? .red : .yellow)
      }
  }

  private nonisolated func diff(of file: RebuildPlan.File, _ terminal: Terminal) -> [String] {
    let texts = [file.before, file.after].map { String(decoding: $0 ?? [], as: UTF8.self) }
    let path = file.path.escapedForTerminal
    var lines = [
      terminal.painted("--- \(file.before == nil ? "/dev/null" : path)", .bold),
      terminal.painted("+++ \(file.after == nil ? "/dev/null" : path)", .bold),
    ]
    for hunk in UnifiedDiff(texts[0], texts[1]).hunks {
      lines.append(terminal.painted(hunk.head, .cyan))
      for line in hunk.lines {
        let isWhole = line.text.utf8.last == 0x0a
        let text = String(Substring(line.text.utf8.dropLast(isWhole ? 1 : 0)))
        lines.append(terminal.painted(line.side.rawValue + text.escapedButForTabs, line.side.paint))
        if !isWhole { lines.append("\\ No newline at end of file") }
      }
    }
    return lines
  }
}

extension RebuildPlan.Step {
  /// One line; the first word stands in a column of its own.
  nonisolated var words: String {
    switch self {
    case .join(let work, let container):
      let aliases = work.aliases.isEmpty ? "" : " (aliases \(work.aliases.joined(separator: ", ")))"
      let line = "\(container) to network \(work.network)\(aliases): \(work.reason)"
      guard work.leaving != nil else { return "connect     \(line)" }
      return "reconnect   \(line); its address there may change, and what holds it follows"
    case .start(_, let container):
      return "start       \(container), which its network kept from starting; what holds its address follows"
    case .run(_, let words): return "run         \(words.joined(separator: " "))"
    case .cut(let addresses): return "disconnect  clients of \(addresses.map { "\($0)" }.joined(separator: ", "))"
    case .reload(let times): return "reload      nginx (\(times) \(times == 1 ? "time" : "times"))"
    }
  }
}

extension UnifiedDiff.Line.Side {
  fileprivate nonisolated var paint: Terminal.Paint? {
    switch self {
    case .both: nil
    case .old: .red
    case .new: .green
    }
  }
}

extension String {
  /// Tabs indent, and stay.
  fileprivate nonisolated var escapedButForTabs: String {
    split(separator: "\t", omittingEmptySubsequences: false).map { String($0).escapedForTerminal }.joined(
      separator: "\t")
  }
}
