// SPDX-License-Identifier: MIT
import ArgumentParser
import Dispatch
import Glibc
import Host

/// `doctor`: what is wrong with the host, and what to type about it.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look over the host and say how to mend what is wrong, changing nothing; the exit status is 1 then.")

  @Option(help: "text or json.")
  var format = OutputFormat.text

  func run() throws { MainActor.assumeIsolated { Self.examine(format) } }

  @MainActor private static func examine(_ format: OutputFormat) -> Never {
    let review = SettingsReview()
    do {
      let places = try HostPlaces(environment: review.usable)
      let run = CommandRun(GlobalFlags(environment: Environment.variable), places, .standard) { Glibc.exit($0) }
      try perform(run, review, format)
    } catch {
      Program.end(with: error)
    }
    dispatchMain()
  }

  @MainActor static func perform(_ run: CommandRun, _ review: SettingsReview, _ format: OutputFormat) throws {
    try Examination(run, review).begin { report in
      let text = report.rendered(as: format, hasColour: Colour.isWanted(on: STDOUT_FILENO))
      run.console.output(Array(text.utf8))
      run.end(report.isWell ? 0 : ProgramEnding.failed)
    }
  }
}
