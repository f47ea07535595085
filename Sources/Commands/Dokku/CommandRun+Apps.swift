// SPDX-License-Identifier: MIT
import Core

extension CommandRun {
  /// The app of that name, which must be there.
  func app(named text: String) throws(CommandFailed) -> AppName {
    guard !text.isEmpty else { throw CommandFailed("Please specify an app to run the command on") }
    guard let name = AppName(text) else {
      throw CommandFailed(
        "App name must begin with lowercase alphanumeric character, "
          + "and may only contain lowercase alphanumerics, dots, and hyphens")
    }
    guard apps.exists(name) else {
      throw CommandFailed("App \(name) does not exist", status: ProgramEnding.noSuchApp)
    }
    return name
  }
}
