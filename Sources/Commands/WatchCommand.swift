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
    Self.tellIgnored()
    let settings = try Settings(environment: Environment.settings, options: options.given)
    // Whoever reads our output may go away, and a reload may be asked for before anybody listens.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGHUP, SIG_IGN)
    let failure = MainActor.assumeIsolated { Self.watch(settings) }
    throw failure
  }

  /// What systemd passes over without a word in the file that a service has its settings from. Before they are read: a
  /// wrong value, which the next line may be, ends the program.
  private static func tellIgnored() {
    guard Environment.variable("NOTIFY_SOCKET") != nil else { return }
    let review = SettingsReview(own: [:])
    for fault in review.ignored {
      let line = "\(review.path), line \(fault.line ?? 1): \(fault.reason)".escapedForTerminal + "\n"
      write(STDERR_FILENO, line, line.utf8.count)
    }
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
