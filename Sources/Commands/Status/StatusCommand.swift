// SPDX-License-Identifier: MIT
import ArgumentParser
import Dispatch
import Glibc
import Host

/// `status`: how the host is. Its exit status says it too.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show how the host is; the exit status is 1 when something is wrong.")

  @Option(help: .setting(.runtimeDir))
  var runtimeDir: String?

  @Option(help: "text or json.")
  var format = OutputFormat.text

  func run() throws {
    let options = runtimeDir.map { [SettingName.runtimeDir: $0] } ?? [:]
    let folder = try RuntimeFolder(environment: Environment.commandSettings, options: options)
    try MainActor.assumeIsolated { try Self.show(folder, format) }
  }

  @MainActor private static func show(_ folder: RuntimeFolder, _ format: OutputFormat) throws {
    guard let pid = DaemonLock.holder(in: folder) else { throw CommandFailed("the daemon is not running") }
    guard let status = folder.status(), status.pid == pid else {
      throw CommandFailed("the daemon, process \(pid), has only just started and has not said how it is")
    }
    NginxWorkers.find(program: status.nginxProgram, configuration: status.nginxConfiguration) { workers in
      let report = StatusReport(status, workers: workers, moment: BootClock.now, boot: .now)
      print(report.rendered(as: format), terminator: "")
      fflush(nil)
      Glibc.exit(report.isWell ? EXIT_SUCCESS : EXIT_FAILURE)
    }
    dispatchMain()
  }
}
