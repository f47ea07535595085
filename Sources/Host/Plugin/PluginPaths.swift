// SPDX-License-Identifier: MIT

/// Where Dokku and plugn look for one plugin. All three are links where the plugin is one of Dokku's own.
nonisolated struct PluginPaths: Hashable, Sendable {
  /// `DOKKU_LIB_ROOT/plugins/available`, which Dokku's installer leaves alone where a folder is in a link's place.
  let availableFolder: String
  let available: String
  /// What plugn goes by.
  let enabled: String
  /// What `plugin:install --core` goes by, at each upgrade.
  let coreEnabled: String
  let coreAvailable: String

  init(library: String, name: String) {
    availableFolder = "\(library)/plugins/available"
    available = "\(availableFolder)/\(name)"
    enabled = "\(library)/plugins/enabled/\(name)"
    coreEnabled = "\(library)/core-plugins/enabled/\(name)"
    coreAvailable = "\(library)/core-plugins/available/\(name)"
  }

  /// Those that are put back as they were.
  var links: [String] { [available, enabled, coreEnabled] }
}
