// SPDX-License-Identifier: MIT
import ArgumentParser
import Core
import DokkuFiles
import Host

/// `network:set`
struct NetworkSetCommand: DokkuCommand {
  static let configuration = CommandConfiguration(
    commandName: "network:set", abstract: "Set or clear a network property of an app, or of all with --global.")
  static let flags = [FlagUsage("global", "set it for every app that has no value of its own")]

  @Flag(help: "Set it for every app that has no value of its own.") var global = false
  @Argument(
    help: ArgumentHelp("The app, the property and its value.", valueName: "app> <property> <value"),
    completion: .appsAndProperties)
  var words: [String] = []

  @MainActor func perform(_ run: CommandRun) throws {
    var words = global ? words : run.global.completed(words)
    let owner: PropertyOwner = global ? .global : .app(try run.app(named: words.isEmpty ? "" : words.removeFirst()))
    let change = try NetworkPropertyChange(words, isGlobal: global) { rival in
      try run.networkProperties(of: owner).value(of: rival, isGlobal: global)
    }
    run.warnOfMissing(change.value.networks) {
      run.title(change.announcement)
      try run.properties.set(change.property.rawValue, of: owner, to: change.value.text)
      run.end()
    }
  }
}

extension NetworkProperties {
  /// What a value that is set for that scope has to agree with.
  fileprivate nonisolated func value(of property: NetworkProperty, isGlobal: Bool) -> String {
    isGlobal ? global(property) : computed(property)
  }
}

extension CommandRun {
  /// A network may well be made later, and the property is set whether or not the engine answers.
  fileprivate func warnOfMissing(_ networks: [NetworkName], then: @escaping () throws -> Void) {
    guard !networks.isEmpty else { return attempt(then) }
    send(.networks, deadline: .seconds(2)) { [self] result in
      let known = Set((try? result.get())?.entries.map(\.name) ?? networks)
      for network in networks where !known.contains(network) { warn("Network \(network) does not exist yet") }
      attempt(then)
    }
  }
}
