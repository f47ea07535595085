// SPDX-License-Identifier: MIT
import ArgumentParser
import Core
import Host

/// `nginx:show-config`
struct NginxShowConfigCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "nginx:show-config", abstract: "Print an app's nginx configuration as it is on disk.")
  static let flags: [FlagUsage] = []

  @Argument(help: "The app.", completion: .apps) var app: [String] = []

  @MainActor func perform(_ run: CommandRun) throws {
    let app = try run.app(named: run.global.completed(app).first ?? "")
    guard let bytes = run.apps.nginxConfiguration(of: app) else {
      throw CommandFailed("No nginx.conf exists for \(app)")
    }
    run.console.output(bytes)
    run.end()
  }
}
