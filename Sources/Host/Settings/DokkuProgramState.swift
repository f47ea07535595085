// SPDX-License-Identifier: MIT

/// Whether this host has the `dokku` that rebuilds apps.
package nonisolated enum DokkuProgramState: Hashable, Sendable {
  /// There is none on PATH, and no setting names one.
  case none
  case there(String)
  /// What the setting names cannot be run.
  case missing(String)

  package init(_ settings: Settings, surroundings: SettingSurroundings = .ofThisProcess) {
    guard let name = settings.dokkuBin else {
      self = .none
      return
    }
    let isThere = name.contains("/") ? ProgramSearch.isProgram(name) : surroundings.find(name) != nil
    self = isThere ? .there(name) : .missing(name)
  }
}
