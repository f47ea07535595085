// SPDX-License-Identifier: MIT
import ArgumentParser
import Dispatch
import Glibc
import Host

/// `kernel:release`: what the package runs when it is removed.
struct KernelReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kernel:release",
    abstract:
      "Give nginx the containers' own addresses, and take the stable ones out of the kernel. The daemon must not run.")

  @OptionGroup var settings: SettingOptions

  @Option(help: ArgumentHelp("How long nginx and Docker may take.", valueName: "time"))
  var timeout = "30s"

  func run() throws {
    let limit = try Duration(option: "--timeout", timeout)
    let settings = try Settings(environment: Environment.commandSettings, options: settings.given)
    MainActor.assumeIsolated { Self.release(settings, within: limit) }
  }

  @MainActor private static func release(_ settings: Settings, within limit: Duration) -> Never {
    do {
      try RuntimeFolder(settings.runtimeDir).create()
      let logger = Logger(format: settings.logFormat, level: settings.logLevel)
      let release = try RoutingRelease(settings, logger: logger)
      release.run(within: limit) { result in
        withExtendedLifetime(release) {}
        switch result {
        case .success: Glibc.exit(EXIT_SUCCESS)
        case .failure(let failure): Program.end(with: CommandFailed("\(failure)"))
        }
      }
    } catch {
      Program.end(with: CommandFailed("\(error)"))
    }
    dispatchMain()
  }
}
