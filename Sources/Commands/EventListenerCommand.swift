// SPDX-License-Identifier: MIT
import ArgumentParser
import Host

/// The root: without a subcommand it watches.
struct EventListenerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dokku-event-listener",
    abstract: "Keeps the routing of a Dokku host true while its containers come and go.",
    version: Version.current,
    subcommands: [WatchCommand.self, ReloadCommand.self, StatusCommand.self, CrashesCommand.self, VersionCommand.self],
    defaultSubcommand: WatchCommand.self)
}
