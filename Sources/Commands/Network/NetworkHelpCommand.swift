// SPDX-License-Identifier: MIT
import ArgumentParser

/// `network:help`, and `network` alone.
struct NetworkHelpCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "network:help", abstract: "List the network commands.", aliases: ["network"])
  static let flags: [FlagUsage] = []

  @Argument(help: .hidden) var ignored: [String] = []

  @MainActor func perform(_ run: CommandRun) {
    run.console.output(Array(NetworkHelp.text.utf8))
    run.end()
  }
}
