// SPDX-License-Identifier: MIT
import ArgumentParser
import Core

/// `network:destroy`
struct NetworkDestroyCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "network:destroy", abstract: "Remove a network, once its name has been typed again.")
  static let flags = [FlagUsage("force", "do not ask for the name again")]

  @Flag(help: "Do not ask for the name again.") var force = false
  @Argument(help: "The network's name.", completion: .networks) var network: [String] = []

  @MainActor func perform(_ run: CommandRun) throws {
    let name = try NetworkName(argument: network.first) { "Unable to destroy network: not a network's name: \($0)" }
    if !force, !run.global.isForced { try confirm(name, run) }
    run.announce("Destroying network \(name)")
    run.ask(.remove(name), or: "Unable to destroy network") { run.end() }
  }

  @MainActor private func confirm(_ name: NetworkName, _ run: CommandRun) throws(CommandFailed) {
    run.warn("WARNING: Potentially Destructive Action")
    run.warn("This command will destroy network \(name).")
    run.warn("To proceed, type \"\(name)\"")
    run.console.output(Array("> ".utf8))
    try Confirmation.check(run.console.inputLine(), is: name.rawValue)
  }
}
