// SPDX-License-Identifier: MIT
import ArgumentParser
import Dispatch
import Glibc
import Host

/// `watch`, the daemon.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Follow Docker's events and keep the host true (the default).")

  @OptionGroup var options: SettingOptions

  func run() throws {
    let settings = try Settings(environment: Environment.settings, options: options.given)
    // Whoever reads our output may go away, and a reload may be asked for before anybody listens.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGHUP, SIG_IGN)
    let failure = MainActor.assumeIsolated { Self.watch(settings) }
    throw failure
  }

  /// Returns only what kept it from starting.
  @MainActor private static func watch(_ settings: Settings) -> CommandFailed {
    let folder = RuntimeFolder(settings.runtimeDir)
    do {
      try folder.create()
      let lock = try DaemonLock(in: folder)
      let logger = Logger(format: settings.logFormat, level: settings.logLevel)
      withExtendedLifetime(lock) { Daemon(settings: settings, logger: logger, notifier: Notifier()).run() }
    } catch {
      return CommandFailed("\(error)")
    }
  }
}
