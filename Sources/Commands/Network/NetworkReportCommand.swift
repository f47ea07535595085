// SPDX-License-Identifier: MIT
import ArgumentParser
import Core
import Host

/// `network:report`
struct NetworkReportCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "network:report", abstract: "Show the network properties of one app or of all.")
  static let flags =
    [
      FlagUsage("format", value: "string", "stdout or json", standard: ReportFormat.stdout.rawValue),
      FlagUsage("global", "what holds for every app"),
      FlagUsage("running", "what is attached now beside what is set"),
    ] + ReportFlag.all(isGlobal: false).map { FlagUsage($0.name, "this value alone") }

  @Option(parsing: .unconditional, help: "stdout or json.", completion: .list(["stdout", "json"])) var format: String?
  @Flag(help: "What holds for every app.") var global = false
  @Flag(help: "What is attached now beside what is set.") var running = false
  @Flag(help: "This value alone.") var values: [ReportFlag] = []
  @Argument(help: "The app; without one, all.", completion: .apps) var app: [String] = []

  /// Reports refuse flags in their own way, even `--help`.
  static func refusal(_ fault: FlagFault, in words: [String]) -> any Error {
    switch fault {
    case .help, .unknown, .unknownShorthand, .badSyntax:
      ReportQuestion.invalidFlag(isGlobal: words.contains("--global"))
    case .noValue, .notBoolean: FlagsRefused(command: name, flags: flags, fault: fault)
    }
  }

  @MainActor func perform(_ run: CommandRun) throws {
    let question = try ReportQuestion(isGlobal: global, isRunning: running, names: values.map(\.name), format: format)
    guard !global else {
      run.tell(NetworkReport(app: nil, properties: try run.networkProperties(of: .global)), question)
      return run.end()
    }
    try run.apps(named: run.global.completed(app).first) { [running] apps in
      if running { return try run.reportRunning(apps, question.format) }
      for app in apps { run.tell(try run.report(on: app), question) }
      run.end()
    }
  }
}

nonisolated extension ReportFlag: EnumerableFlag {
  static var allCases: [ReportFlag] { all(isGlobal: false) }
  static func name(for value: ReportFlag) -> NameSpecification { .customLong(value.name) }
}

extension CommandRun {
  func report(on app: AppName) throws -> NetworkReport {
    NetworkReport(
      app: app, properties: try networkProperties(of: .app(app)),
      listeners: try files(of: app)?.listenersOnDisk(of: .web) ?? [])
  }

  func tell(_ report: NetworkReport, _ question: ReportQuestion) {
    if let flag = question.flag { return print(report.value(of: flag).escapedForTerminal) }
    switch question.format {
    case .stdout:
      title(report.title)
      console.output(Array(report.text.utf8))
    case .json: console.output(Array(report.json.utf8))
    }
  }
}
