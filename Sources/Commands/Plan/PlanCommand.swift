// SPDX-License-Identifier: MIT
import ArgumentParser
import Core
import Host

/// `plan`: what `network:rebuildall` would change, with nothing changed.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract:
      "Show what network:rebuildall would change: files as a diff, networks, commands, reloads. Changes nothing.")

  /// As long as a rebuild may take.
  @MainActor private static let limit = Duration.seconds(300)

  @Argument(help: "The apps; without any, all.", completion: .apps)
  var app: [String] = []

  @Flag(help: "End with 1 when there is something to change, as git diff has it.")
  var exitCode = false

  @Option(help: "text or json.")
  var format = OutputFormat.text

  func run() throws {
    MainActor.assumeIsolated {
      DokkuProgram.run(GlobalFlags(environment: Environment.variable)) { try perform($0, on: .standardOutput) }
    }
  }

  @MainActor func perform(_ run: CommandRun, on terminal: Terminal) throws {
    if app.isEmpty { return try run.apps(named: nil) { try plan($0, run, terminal) } }
    try plan(Array(Set(app.map(run.app(named:)))).sorted(), run, terminal)
  }

  @MainActor private func plan(_ apps: [AppName], _ run: CommandRun, _ terminal: Terminal) throws {
    if !ThisProcess.isRoot { run.warn("nginx is left out: its configuration is root's to write") }
    run.ask(.ping, or: "Docker cannot be asked") { _ in
      let rehearsal = try RebuildRehearsal(run.rebuildSettings(), apps: Set(apps))
      rehearsal.run(within: Self.limit) { result in
        withExtendedLifetime(rehearsal) {}
        run.attempt {
          let plan = try result.mapError { CommandFailed("\($0)") }.get()
          run.console.output(Array(PlanReport(plan: plan, apps: apps).rendered(as: format, on: terminal).utf8))
          run.end(exitCode && !plan.isEmpty ? ProgramEnding.failed : 0)
        }
      }
    }
  }
}
