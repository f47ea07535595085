// SPDX-License-Identifier: MIT
import Core
import Host

/// What `plan` shows.
nonisolated struct PlanReport {
  let plan: RebuildPlan
  /// Those that were asked for, in order.
  let apps: [AppName]

  func rendered(as format: OutputFormat, on terminal: Terminal) -> String {
    switch format {
    case .text: text(on: terminal)
    case .json: json
    }
  }

  /// Of the whole plan.
  var sum: String {
    if plan.isEmpty { return "Nothing to change." }
    var parts: [String] = []
    let changed = Set(plan.files.map(\.app)).count
    if !plan.files.isEmpty { parts.append("\(count(plan.files.count, "file")) of \(count(changed, "app"))") }
    let names = [
      ("join", "network to join", "networks to join"), ("start", "container to start", "containers to start"),
    ]
    for (kind, one, many) in names + [("run", "command to run", "commands to run")] {
      let number = plan.steps.count { $0.kind == kind }
      if number > 0 { parts.append("\(number) \(number == 1 ? one : many)") }
    }
    for case .reload(let times) in plan.steps { parts.append(count(times, "reload") + " of nginx") }
    return "To change: \(parts.isEmpty ? "connections to cut" : parts.joined(separator: ", "))."
  }

  private func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
}

extension RebuildPlan.Step {
  nonisolated var kind: String {
    switch self {
    case .join: "join"
    case .start: "start"
    case .run: "run"
    case .cut: "cut"
    case .reload: "reload"
    }
  }
}
