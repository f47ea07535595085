// SPDX-License-Identifier: MIT
import Core
import Glibc

/// Which apps a user of Dokku may see, where a plugin has a say in it: the trigger `user-auth-app`.
package nonisolated struct AppVisibility: Sendable {
  private static let trigger = "user-auth-app"
  /// It has every trigger, and no opinion.
  private static let eventLogger = "20_events"

  /// `PLUGIN_PATH`; nil outside of Dokku.
  private let plugins: String?
  private let user: String
  private let name: String

  package init(environment variable: (String) -> String?) {
    func given(_ name: String) -> String? { variable(name).flatMap { $0.isEmpty ? nil : $0 } }
    plugins = given("PLUGIN_PATH")
    user = given("SSH_USER") ?? given("USER") ?? ""
    name = given("SSH_NAME") ?? "default"
  }

  /// What to run to be told; nil where nobody is to be asked.
  package func question(about apps: [AppName]) throws(UnreadableFile) -> CommandLine? {
    guard !apps.isEmpty, try isAsked() else { return nil }
    return CommandLine(
      arguments: ["plugn", "trigger", Self.trigger, user, name] + apps.map(\.rawValue), deadline: .seconds(30),
      outputLimit: 1 << 20)
  }

  /// Those of the apps that the answer names, one a line; nil for no answer, which lets nobody see anything.
  package static func visible(_ apps: [AppName], by answer: CommandResult) -> [AppName]? {
    guard answer.succeeded else { return nil }
    let named = Set(
      String(decoding: answer.output, as: UTF8.self).split(whereSeparator: \.isWhitespace).map(String.init))
    return apps.filter { named.contains($0.rawValue) }
  }

  private func isAsked() throws(UnreadableFile) -> Bool {
    guard let plugins, let enabled = try Folder.open("\(plugins)/enabled") else { return false }
    var isAsked = false
    try enabled.forEachEntry { entry, _ in
      let plugin = String(cString: entry)
      if plugin != Self.eventLogger, access(enabled.path(of: "\(plugin)/\(Self.trigger)"), X_OK) == 0 { isAsked = true }
    }
    return isAsked
  }
}
