// SPDX-License-Identifier: MIT
import Core

/// A command in a unit of its own whose output goes to the journal: it lives on when this process ends.
enum LoggedUnit {
  private static let linesKept = 20
  private static let journalDeadline = Duration.seconds(10)

  /// Runs a command and answers with how it went. Its last lines are the answer's output, where it failed.
  static func run(
    _ command: CommandLine, named name: String, with systemdRun: String,
    then completion: @escaping (CommandResult) -> Void
  ) {
    let since = WallClock.now().nanoseconds / 1_000_000_000
    let identifier = command.arguments.first?.split(separator: "/").last ?? "dokku"
    let unit = TransientUnit(name: name, command: command, output: .journal(identifier: String(identifier)))
    ChildProcess.run(unit.starting(with: systemdRun)) { told in
      let report = UnitReport(told)
      guard report.wasStarted, !report.result.succeeded else { return completion(report.result) }
      readJournal(of: name, since: since) {
        completion(CommandResult(ending: report.result.ending, output: $0, errorOutput: report.result.errorOutput))
      }
    }
  }

  /// What the unit itself said, but not what the service manager says of it.
  private static func readJournal(of name: String, since: Int64, then: @escaping ([UInt8]) -> Void) {
    let sync = CommandLine(arguments: ["journalctl", "--sync"], deadline: journalDeadline)
    let read = CommandLine(
      arguments: [
        "journalctl", "--quiet", "--no-pager", "--output=cat", "--lines=\(linesKept)", "--since=@\(since)",
        "_SYSTEMD_UNIT=\(name).service",
      ], deadline: journalDeadline)
    // Its last lines may not have been written yet.
    ChildProcess.run(sync) { _ in ChildProcess.run(read) { then($0.output) } }
  }
}
