// SPDX-License-Identifier: MIT

/// What stands in the way of putting a plugin in place or of taking it away again.
package nonisolated enum PluginRefused: Error, Hashable, CustomStringConvertible {
  case noPlugins(String)
  case notOurs(String)
  case noCore(String)
  case notForEverybody(String)

  package var description: String {
    switch self {
    case .noPlugins(let folder): "there is no folder \(folder): is Dokku installed here?"
    case .notOurs(let folder): "\(folder) is somebody else's plugin"
    case .noCore(let folder): "there is no core plugin \(folder) to go back to"
    case .notForEverybody(let program): "\(program) cannot be run by everybody, so not by Dokku either"
    }
  }
}
