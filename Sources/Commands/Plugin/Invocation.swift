// SPDX-License-Identifier: MIT

/// How the program was reached. As a Dokku plugin it is one file under many names: a trigger's, `commands`, or a
/// subcommand's in the folder of that name.
nonisolated enum Invocation: Hashable, Sendable {
  case program([String])
  /// `network:NAME` and its words.
  case subcommand(String, [String])
  /// What Dokku asks every plugin: for its help, or whether a command is its own.
  case commands([String])
  case trigger(Trigger, [String])
  case unknownTrigger(String)

  /// - Parameters:
  ///   - arguments: the first is the path that was called; found on PATH it has no slash, and is no plugin's.
  ///   - isPlugin: whether a folder is a plugin's.
  init(_ arguments: [String], isPlugin: (String) -> Bool) {
    let words = Array(arguments.dropFirst())
    let parts = (arguments.first ?? "").split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last.map(String.init), let folder = parts.dropLast().last else {
      self = .program(words)
      return
    }
    let isSubcommand = folder == PluginFolder.subcommands
    // A plugin may bring the program along in its own folder.
    guard name != EventListenerCommand.name, isPlugin(parts.dropLast(isSubcommand ? 2 : 1).joined(separator: "/"))
    else {
      self = .program(words)
      return
    }
    if isSubcommand {
      let isNamed = words.first.map { DokkuProgram.isMeant(by: $0) } ?? false
      self = .subcommand("network:\(name)", isNamed ? Array(words.dropFirst()) : words)
    } else if name == PluginFolder.commands {
      self = .commands(words)
    } else {
      self = Trigger(rawValue: name).map { .trigger($0, words) } ?? .unknownTrigger(name)
    }
  }
}
