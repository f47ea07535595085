// SPDX-License-Identifier: MIT

import Core

/// The global properties found on disk: `DOKKU_LIB_ROOT/config/PLUGIN/--global`.
package struct RawGlobals: Hashable, Sendable {
  package var properties: [PropertyPlugin: RawFolder]

  package init(properties: [PropertyPlugin: RawFolder] = [:]) { self.properties = properties }

  /// What is wrong with them. They are read as if they were an app's own: the same rules hold, and each fault is told
  /// once instead of once for every app.
  package var complaints: [String] {
    let nowhere = RawFolder(path: "")
    let raw = RawApp(folder: nowhere, environment: nowhere, properties: properties)
    return AppFiles(raw: raw, globals: RawGlobals()).complaints
  }
}
