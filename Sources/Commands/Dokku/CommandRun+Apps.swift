// SPDX-License-Identifier: MIT
import Core
import Host

extension CommandRun {
  /// The app of that name, which must be there.
  func app(named text: String) throws -> AppName {
    guard !text.isEmpty else { throw CommandFailed("Please specify an app to run the command on") }
    guard let name = AppName(text) else {
      throw CommandFailed(
        "App name must begin with lowercase alphanumeric character, "
          + "and may only contain lowercase alphanumerics, dots, and hyphens")
    }
    guard try apps.exists(name) else {
      throw CommandFailed("App \(name) does not exist", status: ProgramEnding.noSuchApp)
    }
    return name
  }

  /// The one that is named, or all that the user may see; where there are none that is said, and is no failure.
  func apps(named text: String?, then: @escaping ([AppName]) throws -> Void) throws {
    if let text { return try then([try app(named: text)]) }
    let all = try apps.all()
    guard let question = try visibility.question(about: all) else { return try announced(all, then) }
    ChildProcess.run(question) { [self] answer in
      attempt {
        guard let visible = AppVisibility.visible(all, by: answer) else {
          throw CommandFailed("Unable to filter apps: \(answer.ending.words)")
        }
        try announced(visible, then)
      }
    }
  }

  private func announced(_ apps: [AppName], _ then: ([AppName]) throws -> Void) throws {
    if apps.isEmpty { warn("You haven't deployed any applications yet") }
    try then(apps)
  }
}
