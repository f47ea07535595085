// SPDX-License-Identifier: MIT
import ArgumentParser
import Core
import Host

/// `tcp-ports:report`
struct TCPPortsReportCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "tcp-ports:report", abstract: "Show the TCP and UDP ports of one app or of all.")
  static let flags = [
    FlagUsage("format", value: "string", "stdout or json", standard: ReportFormat.stdout.rawValue)
  ]

  @Option(parsing: .unconditional, help: "stdout or json.", completion: .list(["stdout", "json"])) var format = "stdout"
  @Argument(help: "The app; without one, all that have such ports.", completion: .apps) var app: [String] = []

  @MainActor func perform(_ run: CommandRun) throws {
    let format = try ReportFormat(argument: format)
    let named = run.global.completed(app).first
    var settings = try Settings(environment: Environment.commandSettings, options: [:])
    settings.dokkuRoot = run.places.dokkuRoot
    let images = RunMemory.imagePorts(in: settings.stateDir)
    let stable = StableSetup.named(by: settings)?.addresses
    let survey = PortSurvey(settings)
    try run.apps(named: named) { wanted in
      let files = try run.portFiles(of: wanted)
      run.ask(.containers, or: "Unable to list containers") { list in
        let overview = PortOverview(
          files, among: ContainerTable(list.entries), images: images, stable: stable)
        survey.look(at: overview.routes) { findings in
          withExtendedLifetime(survey) {}
          let reports = wanted.map { overview.report(on: $0, findings[$0] ?? [:]) }
          for report in reports where named != nil || !report.rows.isEmpty { run.tell(report, format) }
          run.end()
        }
      }
    }
  }
}

extension CommandRun {
  /// Those of all apps, since two may want the same port.
  fileprivate func portFiles(of wanted: [AppName]) throws -> [AppName: AppFiles] {
    try reader.readAll().apps.reduce(into: [:]) { files, reading in
      switch reading.value {
      case .files(let found): files[reading.key] = found
      case .unreadable(let reason): if wanted.contains(reading.key) { warn(reason.escapedForTerminal) }
      case .gone: break
      }
    }
  }

  fileprivate func tell(_ report: TCPPortsReport, _ format: ReportFormat) {
    switch format {
    case .stdout:
      title(report.title)
      console.output(Array(report.text.utf8))
    case .json: console.output(Array(report.json.utf8))
    }
  }
}
