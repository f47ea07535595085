// SPDX-License-Identifier: MIT

import Core

/// What holds for every app: the global properties, `DOKKU_LIB_ROOT/config/PLUGIN/--global`, and the host's own domains.
package struct RawGlobals: Hashable, Sendable {
  package var properties: [PropertyPlugin: RawFolder] {
    didSet { nginx = Self.nginx(properties) }
  }

  /// The global `nginx` properties that are set: one dictionary in memory for all apps that have none of their own.
  private(set) var nginx: [String: String]

  /// `DOKKU_ROOT`: `VHOST`.
  package var folder: RawFolder

  package init(properties: [PropertyPlugin: RawFolder] = [:], folder: RawFolder = RawFolder(path: "")) {
    self.properties = properties
    nginx = Self.nginx(properties)
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

  private static func nginx(_ properties: [PropertyPlugin: RawFolder]) -> [String: String] {
    var global = Properties(own: [:], global: properties, complaints: Complaints())
    var result: [String: String] = [:]
    for name in properties[.nginx]?.nginxNames ?? [] { result[name] = global.computed(.nginx, name)?.text }
    return result
  }
}
