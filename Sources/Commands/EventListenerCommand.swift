// SPDX-License-Identifier: MIT
import ArgumentParser
import Host

/// The root: without a subcommand it watches.
struct EventListenerCommand: ParsableCommand {
  static let name = "dokku-event-listener"
  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Keeps the routing of a Dokku host true while its containers come and go.",
    version: Version.current,
    subcommands: [
      WatchCommand.self, ReloadCommand.self, StatusCommand.self, DoctorCommand.self, CrashesCommand.self,
      PlanCommand.self, VersionCommand.self,
    ] + DokkuProgram.all + [
      PluginEnableCommand.self, PluginDisableCommand.self, KernelReleaseCommand.self, KernelCloseCommand.self,
    ],
    defaultSubcommand: WatchCommand.self)
}
