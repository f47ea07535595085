// SPDX-License-Identifier: MIT
import Host

/// The plugin's `commands`: its part of Dokku's help, and an answer for commands that no plugin's subcommands took.
nonisolated enum PluginCommands {
  /// What Dokku takes for "not mine" (`DOKKU_NOT_IMPLEMENTED_EXIT`).
  private static let notMine: Int32 = 10

  /// - Parameter parent: the command line of whoever called, for `dokku help --all` says so nowhere else.
  static func answer(_ words: [String], parent: () -> [String]) -> (output: String, status: Int32) {
    switch words.first {
    case "help": (parent().contains("--all") ? NetworkHelp.all : NetworkHelp.summary, 0)
    case "network", "network:help": (NetworkHelp.text, 0)
    default: ("", notMine)
    }
  }
}
