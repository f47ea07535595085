// SPDX-License-Identifier: MIT
import Core
import Host

extension CrashReport {
  /// One crash in full, for people: what died and why, what visitors saw, what was done, whether it is over, its last
  /// words, and what to do.
  nonisolated func story(of crash: Crash, advice: String?) -> String {
    var lines = [
      "crash      \(crash.id), \(spell(crash.time))",
      "container  \(crash.container) (\(crash.containerID.prefix(12))) of \(crash.app), process \(crash.processType)",
      "reason     \(crash.reason)\(crash.exitCode.map { code in crash.signal == nil ? "" : ", exit \(code)" } ?? "")",
      "uptime     \(crash.uptime?.inWords ?? "unknown")",
      "restarts   \(restarts(crash))",
      "visitors   \(visitors(crash))",
      "followed   \(crash.followed)",
    ].map(\.escapedForTerminal)
    lines += ["", "Its last words:"]
    lines +=
      crash.logTail.map { words in
        words.split(separator: "\n", omittingEmptySubsequences: false).map { "  \(String($0).escapedForTerminal)" }
      } ?? ["  none were kept"]
    if let advice { lines += [""] + text(of: advice) }
    return lines.map { "\($0)\n" }.joined()
  }

  private nonisolated func restarts(_ crash: Crash) -> String {
    guard let count = crash.restarts else { return "unknown" }
    return crash.restartLimit.map { "\(count) of the \($0) that Docker allows it" } ?? "\(count), without a limit"
  }

  private nonisolated func visitors(_ crash: Crash) -> String {
    switch crash.outage {
    case .none(let others): "were served on by \(others) more of \(crash.processType)"
    case .over(let lasted, _): "found nobody for \(lasted.inWords); that is over"
    case .goesOn: "find nobody since then, for \(Duration.microseconds(max(0, now - crash.time)).inWords)"
    case .unknown: "are not told of in the record"
    }
  }

  /// The catalog's entry without its heads, which name no more than where it comes from.
  private nonisolated func text(of advice: String) -> [String] {
    let lines = advice.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let blank = lines.firstIndex(of: "") else { return lines.map(\.escapedForTerminal) }
    var text = lines[(blank + 1)...].map(\.escapedForTerminal)
    while text.last == "" { text.removeLast() }
    return text
  }
}
