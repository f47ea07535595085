// SPDX-License-Identifier: MIT

/// The settings that the service gets from its unit's `EnvironmentFile`, for commands that are run by hand: what those say
/// has to be true of the daemon that runs.
package nonisolated enum ServiceSettings {
  /// Says where the file is, for a unit that was made to read another one.
  package static let variable = "DEL_SETTINGS_FILE"

  package static var path: String {
    Environment.variable(variable).flatMap { $0.isEmpty ? nil : $0 } ?? "/etc/default/dokku-event-listener"
  }

  /// Nil where there is no file, or none that may be read: `doctor` tells which.
  package static var file: UnitEnvironment? { SmallFile.bytes(at: path).map { UnitEnvironment($0) } }

  /// The settings among the variables of a command's own environment, and below them those of the service. An empty variable
  /// counts as none.
  package static func below(_ own: [String: String], _ file: UnitEnvironment?) -> [String: String] {
    let names = Set(SettingName.allCases.map(\.variable))
    let service = (file?.variables ?? [:]).filter { names.contains($0.key) }
    return service.merging(own.filter { !$0.value.isEmpty }) { _, own in own }
  }
}
