// SPDX-License-Identifier: MIT
import ArgumentParser
import Core

/// `network:exists`
struct NetworkExistsCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "network:exists", abstract: "Tell by the exit status whether there is such a network.")
  static let flags: [FlagUsage] = []

  @Argument(help: "The network's name.", completion: .networks) var network: [String] = []

  @MainActor func perform(_ run: CommandRun) throws {
    let name = try NetworkName(argument: network.first) { _ in NetworkDetails.missing }
    run.ask(.networkDetails, or: "Unable to list networks") { list in
      guard list.entries.contains(where: { $0.name == name }) else { throw CommandFailed(NetworkDetails.missing) }
      run.announce("Network exists")
      run.end()
    }
  }
}

extension NetworkDetails {
  nonisolated static var missing: String { "Network does not exist" }
}
