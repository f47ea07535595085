// SPDX-License-Identifier: MIT
import ArgumentParser
import Host

/// `plugin:enable`
struct PluginEnableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plugin:enable", abstract: "Put this program in the place of Dokku's core network plugin.")

  func run() throws {
    let isNew = try PluginSwitch.ofThisProgram().enable()
    print("-----> The network plugin of dokku-event-listener is \(isNew ? "now" : "already") in place")
  }
}

extension PluginSwitch {
  /// - Throws: what is told in one line.
  nonisolated static func ofThisProgram() throws -> PluginSwitch {
    let places = try HostPlaces(environment: Environment.commandSettings)
    guard let program = ThisProcess.program else { throw CommandFailed("the path of this program cannot be read") }
    return PluginSwitch(PluginFolder.contents(program: program), library: places.dokkuLibRoot)
  }
}
