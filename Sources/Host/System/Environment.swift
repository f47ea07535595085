// SPDX-License-Identifier: MIT
import Glibc

/// This process's environment, which nothing here ever changes.
package nonisolated enum Environment {
  package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Those of the settings that are there.
  package static var settings: [String: String] {
    let names = SettingName.allCases.map(\.variable)
    return Dictionary(uniqueKeysWithValues: names.compactMap { name in variable(name).map { (name, $0) } })
  }

  /// What a command goes by that is run by hand: these, and what the service is set to where they say nothing.
  package static var commandSettings: [String: String] { ServiceSettings.below(settings, ServiceSettings.file) }
}
