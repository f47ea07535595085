// SPDX-License-Identifier: MIT

import Core

/// What holds for every app: the global properties, `DOKKU_LIB_ROOT/config/PLUGIN/--global`, and the host's own domains.
package struct RawGlobals: Hashable, Sendable {
  package var properties: [PropertyPlugin: RawFolder]

  /// `DOKKU_ROOT`: `VHOST`.
  package var folder: RawFolder

  package init(properties: [PropertyPlugin: RawFolder] = [:], folder: RawFolder = RawFolder(path: "")) {
    self.properties = properties
    self.folder = folder
  }

  /// The host's own domains.
  package var domains: [DomainName] {
    var unheard = Complaints()
    return VirtualHosts.domains(in: folder, &unheard)
  }

  /// What is wrong with them. They are read as if they were an app's own: the same rules hold, and each fault is told
  /// once instead of once for every app.
  package var complaints: [String] {
    let nowhere = RawFolder(path: "")
    let raw = RawApp(folder: folder, environment: nowhere, properties: properties)
    return AppFiles(raw: raw, globals: RawGlobals()).complaints
  }
}
