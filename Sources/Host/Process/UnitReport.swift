// SPDX-License-Identifier: MIT

/// How a unit went, read from what `systemd-run --wait` exits with and writes around the command's own error output.
nonisolated struct UnitReport {
  private static let started: Substring = "Running as unit: "
  private static let finished: Substring = "Finished with result: "
  private static let processes: Substring = "Main processes terminated with: "

  /// Whether there was a unit at all.
  let wasStarted: Bool
  /// Of the command itself.
  let result: CommandResult

  init(_ told: CommandResult) {
    let text = String(decoding: told.errorOutput, as: UTF8.self)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasPrefix(Self.started) }) else {
      wasStarted = false
      let words = lines.last { !$0.isEmpty } ?? "systemd-run gave no reason"
      let ending: CommandResult.Ending = if case .exited = told.ending { .failed(String(words)) } else { told.ending }
      result = CommandResult(ending: ending, output: told.output, errorOutput: told.errorOutput)
      return
    }
    wasStarted = true
    let end = lines[start...].lastIndex { $0.hasPrefix(Self.finished) } ?? lines.endIndex
    let words = lines[..<start] + lines[(start + 1)..<end]
    result = CommandResult(
      ending: Self.ending(told.ending, lines[end...]), output: told.output,
      errorOutput: Array(words.joined(separator: "\n").utf8))
  }

  /// The word is one of those of `SERVICE_RESULT` in systemd.exec(5).
  private static func ending(_ exit: CommandResult.Ending, _ lines: ArraySlice<Substring>) -> CommandResult.Ending {
    guard let word = lines.first?.dropFirst(finished.count) else { return exit }
    switch word {
    case "success", "exit-code": return exit
    case "timeout": return .timedOut
    default:
      let more = lines.first { $0.hasPrefix(processes) }.map { ", \($0.dropFirst(processes.count))" } ?? ""
      return .failed("\(word)\(more)")
    }
  }
}
