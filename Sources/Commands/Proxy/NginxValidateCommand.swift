// SPDX-License-Identifier: MIT
import ArgumentParser
import Core
import Host

/// `nginx:validate`: each app's file alone, then, without an app, everything that nginx would load.
struct NginxValidateCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "nginx:validate", abstract: "Have nginx test an app's configuration, or all of them.")
  static let flags: [FlagUsage] = []

  @Argument(help: "The app; without one, all.", completion: .apps) var app: [String] = []

  @MainActor func perform(_ run: CommandRun) throws {
    let settings = try Settings(environment: Environment.commandSettings, options: [:])
    let named = run.global.completed(app).first
    try run.apps(named: named) { apps in
      let validation = try NginxValidation(settings)
      validation.test(apps, isWhole: named == nil) { complaints in
        withExtendedLifetime(validation) {}
        for complaint in complaints { run.warn("\(complaint)".escapedForTerminal) }
        run.end(complaints.isEmpty ? 0 : ProgramEnding.failed)
      }
    }
  }
}
