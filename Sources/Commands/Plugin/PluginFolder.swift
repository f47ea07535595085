// SPDX-License-Identifier: MIT
import Host

/// What the network plugin's folder holds: a description, and links to this program.
nonisolated enum PluginFolder {
  static let name = "network"
  static let commands = "commands"
  static let subcommands = "subcommands"
  static let descriptionFile = "plugin.toml"

  /// Without the empty table plugn ends each call of a trigger in a panic.
  static var description: String {
    """
    [plugin]
    description = "dokku network plugin of dokku-event-listener"
    version = "\(Version.current)"
    [plugin.config]

    """
  }

  /// Sorted.
  static var links: [String] {
    let own = DokkuProgram.networkCommands.map { "\(subcommands)/\($0.name.dropFirst("network:".count))" }
    return (Trigger.allCases.map(\.rawValue) + [commands] + own).sorted()
  }

  /// As it is to be laid out on a host.
  static func contents(program: String) -> PluginContents {
    PluginContents(
      name: name, program: program, links: links, descriptionFile: descriptionFile, description: description)
  }
}
