// SPDX-License-Identifier: MIT

/// Dokku's own flags: they stand before the command, or Dokku has turned them into variables already.
nonisolated struct GlobalFlags: Hashable, Sendable {
  /// Leaves out the lines that only say what is being done.
  var isQuiet: Bool
  /// Asks for no confirmation.
  var isForced: Bool
  /// Tells of every question to the engine.
  var isTraced: Bool
  /// The app that a command is about, in place of its first argument.
  var app: String?

  init(isQuiet: Bool = false, isForced: Bool = false, isTraced: Bool = false, app: String? = nil) {
    self.isQuiet = isQuiet
    self.isForced = isForced
    self.isTraced = isTraced
    self.app = app
  }

  /// Any text makes Dokku quiet; only `1` forces.
  init(environment variable: (String) -> String?) {
    func given(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }
    self.init(
      isQuiet: given("DOKKU_QUIET_OUTPUT") != nil, isForced: given("DOKKU_APPS_FORCE_DELETE") == "1",
      isTraced: given("DOKKU_TRACE") != nil, app: given("DOKKU_APP_NAME"))
  }

  /// Takes the flags at the front away; what is left begins with the command.
  mutating func take(from words: [String]) -> [String] {
    var rest = words[...]
    while let word = rest.first {
      switch word {
      case "--quiet": isQuiet = true
      case "--force": isForced = true
      case "--trace": isTraced = true
      case "--app" where rest.count > 1:
        app = rest.dropFirst().first
        rest = rest.dropFirst()
      case _ where word.hasPrefix("--app="): app = String(word.dropFirst("--app=".count))
      default: return Array(rest)
      }
      rest = rest.dropFirst()
    }
    return []
  }

  /// The arguments of a command about an app. Dokku puts the app in front of a core plugin's arguments itself and
  /// leaves the variable, and does no such thing for other plugins.
  func completed(_ arguments: [String]) -> [String] {
    guard let app, arguments.first != app else { return arguments }
    return [app] + arguments
  }
}
