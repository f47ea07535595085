// SPDX-License-Identifier: MIT
import Core

extension PortDemand {
  /// The ports of a host's other apps; none where they cannot be read, which whoever reads the apps themselves will tell.
  static func ofAll(in settings: Settings, but apps: Set<AppName>) -> [AppName: PortDemand] {
    let reader = AppReader(root: settings.dokkuRoot, library: settings.dokkuLibRoot)
    guard let files = try? reader.readAll() else { return [:] }
    return files.apps.filter { !apps.contains($0.key) }.reduce(into: [:]) { demands, reading in
      if case .files(let files) = reading.value {
        demands[reading.key] = files.portDemand(of: reading.key, inImage: nil)
      }
    }
  }
}
