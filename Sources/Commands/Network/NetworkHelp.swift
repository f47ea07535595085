// SPDX-License-Identifier: MIT

/// What the commands are for, in the shapes in which Dokku prints help.
nonisolated enum NetworkHelp {
  static let purpose = "Manage network settings for an app"

  /// No commas in what they are for: Dokku makes columns of these lines at the first one.
  static let rows: [(signature: String, purpose: String)] = [
    ("network:create <network>", "Make a network that apps can be attached to"),
    ("network:destroy <network>", "Remove a network after a confirmation"),
    ("network:exists <network>", "Tell by the exit status whether a network exists"),
    ("network:info <network> [--format text|json]", "Show a network and the containers on it"),
    ("network:list [--format text|json] [--dokku-managed]", "List all networks by name"),
    ("network:rebuild <app>", "Bring one app's listener files and networks and nginx up to date"),
    ("network:rebuildall", "Bring listener files and networks and nginx up to date for all apps"),
    ("network:report [<app>] [<flag>]", "Show the network properties of one app or of all"),
    ("network:set <app> <property> (<value>...)", "Set a network property or clear it"),
  ]

  /// `network:help`
  static var text: String {
    let width = rows.map(\.signature.utf8.count).max() ?? 0
    let lines = rows.map { "    \($0.signature.padded(to: width + 2))\($0.purpose)\n" }
    return "Usage: dokku network[:COMMAND]\n\n\(purpose)\n\nAdditional commands:\n" + lines.joined()
  }

  /// This plugin's part of `dokku help`.
  static var summary: String { "\n    network, \(purpose)\n" }

  /// This plugin's part of `dokku help --all`.
  static var all: String { "\n" + rows.map { "    \($0.signature), \($0.purpose)\n" }.joined() }
}
