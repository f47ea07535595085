// SPDX-License-Identifier: MIT
import ArgumentParser
import Core

/// `network:rebuild`
struct NetworkRebuildCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "network:rebuild", abstract: "Bring an app's listener files, networks and nginx up to date.")
  static let flags: [FlagUsage] = []

  @Argument(help: "The app.", completion: .apps) var app: [String] = []

  @MainActor func perform(_ run: CommandRun) throws {
    run.rebuildNetworks([try run.app(named: run.global.completed(app).first ?? "")])
  }
}

extension CommandRun {
  func rebuildNetworks(_ apps: [AppName]) {
    rebuild(apps, title: { "Ensuring network configuration is in sync for \($0)" })
  }
}
