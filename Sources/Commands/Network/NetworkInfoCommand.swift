// SPDX-License-Identifier: MIT
import ArgumentParser
import Core
import DockerAPI

/// `network:info`
struct NetworkInfoCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "network:info", abstract: "Show a network and the containers that are attached to it.")
  static let flags = [FlagUsage.format]

  @Option(parsing: .unconditional, help: "text or json.", completion: .list(["text", "json"])) var format = "text"
  @Argument(help: "The network's name.", completion: .networks) var network: [String] = []

  @MainActor func perform(_ run: CommandRun) throws {
    guard let text = network.first, !text.isEmpty else { throw CommandFailed("No network name specified") }
    let format = try OutputFormat(argument: format)
    guard let name = NetworkName(text) else { throw CommandFailed(NetworkDetails.missing) }
    run.ask(.networkDetails, or: "Unable to list networks") { list in
      guard let found = list.entries.first(where: { $0.name == name }) else {
        throw CommandFailed(NetworkDetails.missing)
      }
      run.inspectAll(where: { $0.endpoint(on: name) != nil }) { containers in
        let info = NetworkInfo(network: found, containers: containers)
        if format == .text { run.title("\(name) network information") }
        run.console.output(Array(info.text(format).utf8))
        run.end()
      }
    }
  }
}
