// SPDX-License-Identifier: MIT
import Dispatch
import Glibc
import Host

/// The commands that are called as Dokku's are, as a program: words in, an exit status out.
enum DokkuProgram {
  /// In the order of the help.
  nonisolated static let networkCommands: [any DokkuCommand.Type] = [
    NetworkCreateCommand.self, NetworkDestroyCommand.self, NetworkExistsCommand.self, NetworkInfoCommand.self,
    NetworkListCommand.self, NetworkRebuildCommand.self, NetworkRebuildallCommand.self, NetworkReportCommand.self,
    NetworkSetCommand.self, NetworkHelpCommand.self,
  ]

  /// With those of other families that are called in the same way.
  nonisolated static let all: [any DokkuCommand.Type] =
    networkCommands + [
      ProxyBuildConfigCommand.self, NginxShowConfigCommand.self, NginxValidateCommand.self, TCPPortsReportCommand.self,
    ]

  private nonisolated static let families = ["network:", "proxy:", "nginx:", "tcp-ports:"]

  /// `network` and everything that begins like Dokku's commands.
  nonisolated static func isMeant(by word: String?) -> Bool {
    word == "network" || families.contains { word?.hasPrefix($0) == true }
  }

  /// The command by its name, `network` alone being the help; nil for one that there is not.
  nonisolated static func command(_ name: String, _ words: [String]) throws -> (any DokkuCommand)? {
    let wanted = name == "network" ? NetworkHelpCommand.name : name
    return try all.first { $0.name == wanted }?.reading(words)
  }

  static func main(_ name: String, _ words: [String], _ global: GlobalFlags) -> Never {
    do {
      guard let command = try command(name, words) else { throw UnknownCommand(name: name) }
      run(command, global)
    } catch {
      Program.end(with: error)
    }
  }

  /// Not generic: the optimiser of Swift 6.3.1 crashes on specialisations of what never returns.
  static func run(_ command: any DokkuCommand, _ global: GlobalFlags) -> Never {
    run(global) { try command.perform($0) }
  }

  /// Runs the loop until the body has ended its run.
  static func run(_ global: GlobalFlags, _ body: (CommandRun) throws -> Void) -> Never {
    do {
      let places = try HostPlaces(environment: Environment.commandSettings)
      let run = CommandRun(global, places, .standard) { exit($0) }
      run.attempt { try body(run) }
    } catch {
      Program.end(with: error)
    }
    dispatchMain()
  }
}
