// SPDX-License-Identifier: MIT
import ArgumentParser
import Core

/// `network:list`
struct NetworkListCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "network:list", abstract: "List the networks of this host, sorted by name.")
  static let flags = [.format, FlagUsage("dokku-managed", "only those that network:create has made")]

  @Option(parsing: .unconditional, help: "text or json.", completion: .list(["text", "json"])) var format = "text"
  @Flag(help: "Only those that network:create has made.") var dokkuManaged = false
  @Argument(help: .hidden) var ignored: [String] = []

  @MainActor func perform(_ run: CommandRun) throws {
    let format = try OutputFormat(argument: format)
    run.ask(.networkDetails, or: "Unable to list networks") { list in
      let networks = list.entries.filter { $0.isDokkuManaged || !dokkuManaged }.sorted { $0.name < $1.name }
      if format == .text { run.title("Networks") }
      run.console.output(Array(NetworkListing(networks: networks).text(format).utf8))
      run.end()
    }
  }
}
