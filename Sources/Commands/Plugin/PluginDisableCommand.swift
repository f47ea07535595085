// SPDX-License-Identifier: MIT
import ArgumentParser
import Host

/// `plugin:disable`
struct PluginDisableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin:disable", abstract: "Put Dokku's core network plugin back.")

  func run() throws {
    let isNew = try PluginSwitch.ofThisProgram().disable()
    print("-----> The core network plugin is \(isNew ? "now" : "already") in place")
  }
}
