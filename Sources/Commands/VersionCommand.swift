// SPDX-License-Identifier: MIT
import ArgumentParser
import Host

/// `version`
struct VersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "version", abstract: "Print the version.")

  @Option(help: "text or json.")
  var format = OutputFormat.text

  func run() {
    switch format {
    case .text: print(Version.current)
    case .json: print("{\"version\":\"\(Version.current)\"}")
    }
  }
}
