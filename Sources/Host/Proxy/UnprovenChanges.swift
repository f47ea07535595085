// SPDX-License-Identifier: MIT
import Core
import NginxConfig

/// The files that were changed since nginx last proved that it runs what is on disk.
nonisolated struct UnprovenChanges {
  /// What was there before; nil: no file.
  private(set) var previous: [ConfigurationFile: [UInt8]?] = [:]
  /// The ports that go with the changes.
  private(set) var ports: [ConfigurationFile: Set<PublicPort>] = [:]
  /// Which of an app's files nginx complained of.
  private var blamed: [AppName: Set<ConfigurationFile.Level>] = [:]

  mutating func note(_ file: ConfigurationFile, before: [UInt8]?) {
    if previous[file] == nil { previous[file] = .some(before) }
  }

  mutating func note(_ file: ConfigurationFile, ports wanted: Set<PublicPort>) { ports[file] = wanted }

  /// The app to blame: by file, or by the address that nginx cannot have.
  mutating func blame(_ complaint: NginxComplaint, path: (ConfigurationFile) -> String) -> AppName? {
    let files = suspects(complaint, path)
    guard let app = files.first?.app, files.allSatisfy({ $0.app == app }) else { return nil }
    blamed[app] = Set(files.map(\.level))
    return app
  }

  private func suspects(
    _ complaint: NginxComplaint, _ path: (ConfigurationFile) -> String
  ) -> [ConfigurationFile] {
    if let place = complaint.file, let file = previous.keys.first(where: { path($0) == place }) { return [file] }
    let named = previous.keys.filter { file in
      ports[file, default: []].contains { complaint.words.contains(":\($0.number) failed") }
    }
    let isOneApps = Set(previous.keys.map(\.app)).count == 1
    return isOneApps && named.isEmpty ? Array(previous.keys) : named
  }

  /// The app's files that have to go back; where nobody knows which one it is, all that changed.
  mutating func levelsToTakeBack(of app: AppName) -> [ConfigurationFile.Level] {
    let changed = Set(previous.keys.filter { $0.app == app }.map(\.level))
    let levels = blamed.removeValue(forKey: app) ?? changed
    return ConfigurationFile.Level.allCases.filter(levels.contains)
  }
}
