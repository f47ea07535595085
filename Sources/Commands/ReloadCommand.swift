// SPDX-License-Identifier: MIT
import ArgumentParser
import Dispatch
import Glibc
import Host

/// `reload`: a rebuildall by the running daemon. `systemctl reload` runs this one: it is done when the daemon is.
struct ReloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reload", abstract: "Have the running daemon look at every app again, and wait until it has.")

  @Option(help: .setting(.runtimeDir))
  var runtimeDir: String?

  @Option(help: ArgumentHelp("How long to wait.", valueName: "time"))
  var timeout = "60s"

  func run() throws {
    let limit = try Duration(option: "--timeout", timeout)
    let options = runtimeDir.map { [SettingName.runtimeDir: $0] } ?? [:]
    let folder = try RuntimeFolder(environment: Environment.commandSettings, options: options)
    MainActor.assumeIsolated { Self.reload(folder, within: limit) }
  }

  @MainActor private static func reload(_ folder: RuntimeFolder, within limit: Duration) -> Never {
    ReloadRequest.send(to: folder, within: limit) { result in
      switch result {
      case .success: Glibc.exit(EXIT_SUCCESS)
      case .failure(let failure): Program.end(with: CommandFailed("\(failure)"))
      }
    }
    dispatchMain()
  }
}
