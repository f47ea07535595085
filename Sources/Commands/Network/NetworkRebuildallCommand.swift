// SPDX-License-Identifier: MIT
import ArgumentParser
import Core

/// `network:rebuildall`
struct NetworkRebuildallCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "network:rebuildall", abstract: "Bring all apps' listener files, networks and nginx up to date.")
  static let flags: [FlagUsage] = []

  @MainActor func perform(_ run: CommandRun) throws {
    try run.apps(named: nil) { apps in
      if apps.isEmpty { return run.end() }
      run.rebuildNetworks(apps)
    }
  }
}
