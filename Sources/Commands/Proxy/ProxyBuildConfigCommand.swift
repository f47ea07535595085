// SPDX-License-Identifier: MIT
import ArgumentParser
import Core
import Host

/// `proxy:build-config`
struct ProxyBuildConfigCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "proxy:build-config", abstract: "Render an app's nginx configuration and load it.")
  static let flags = [FlagUsage("all", "every app")]

  @Flag(help: "Every app.") var all = false
  @Argument(help: "The app.", completion: .apps) var app: [String] = []

  @MainActor func perform(_ run: CommandRun) throws {
    try run.apps(named: all ? nil : run.global.completed(app).first ?? "") { apps in
      if apps.isEmpty { return run.end() }
      run.rebuild(
        apps, title: { "Building nginx configuration for \($0)" }, isProxyWanted: true,
        status: { $0 == 0 ? 0 : ProgramEnding.failed })
    }
  }
}
