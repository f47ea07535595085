// SPDX-License-Identifier: MIT

import DokkuFiles
import Glibc

/// The folders of a Dokku host that every app's files are in, opened for one look. Where one is missing nothing is set.
nonisolated struct HostFolders {
  let root: Folder
  let libraryPath: String
  /// `DOKKU_LIB_ROOT/config`
  let config: Folder?
  let plugins: [PropertyPlugin: Folder]
  /// `DOKKU_LIB_ROOT/data/apps`
  let locks: Folder?
  /// `DOKKU_LIB_ROOT/data/nginx-vhosts`
  let templates: Folder?

  init(root: String, library: String) throws(UnreadableFile) {
    guard let folder = try Folder.open(root) else {
      throw UnreadableFile(path: root, cause: SystemCallFailed(call: "open", code: ENOENT))
    }
    self.root = folder
    libraryPath = library
    config = try Folder.open("\(library)/config")
    var plugins: [PropertyPlugin: Folder] = [:]
    for plugin in PropertyPlugin.allCases {
      plugins[plugin] = try config?.folder(plugin.rawValue)
    }
    self.plugins = plugins
    locks = try Folder.open("\(library)/data/apps")
    templates = try Folder.open("\(library)/data/nginx-vhosts")
  }
}
