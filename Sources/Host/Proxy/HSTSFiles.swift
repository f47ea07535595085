// SPDX-License-Identifier: MIT

import Core
import NginxConfig

/// Keeps `APP/nginx.conf.d/hsts.conf`, which an app's configuration includes.
final class HSTSFiles {
  private let root: String
  private let files: any FileStore

  /// - Parameter root: `DOKKU_ROOT`
  init(root: String, files: any FileStore) {
    self.root = root
    self.files = files
  }

  private func folder(_ app: AppName) -> String { "\(root)/\(app)/nginx.conf.d" }

  private func path(_ app: AppName) -> String { "\(folder(app))/\(HSTSSnippet.fileName)" }

  /// Whether the file holds these bytes; nil: whether there is none.
  func isRight(_ app: AppName, _ bytes: [UInt8]?) -> Bool { files.bytes(at: path(app)) == bytes }

  /// Writes or, where the bytes are nil, removes. Tells of each app whether that was done.
  func put(
    _ wanted: [AppName: [UInt8]?], then: @escaping ([AppName: Result<Bool, SystemCallFailed>]) -> Void
  ) {
    let apps = Dictionary(uniqueKeysWithValues: wanted.keys.map { (path($0), $0) })
    let writes = wanted.compactMap { app, bytes in
      bytes.map { FileWrite(path: path(app), bytes: $0, mode: 0o644) }
    }
    for app in wanted.keys where wanted[app] != .some(nil) { files.makeFolder(folder(app)) }
    files.remove(wanted.keys.filter { wanted[$0] == .some(nil) }.map(path)) { [files] removed in
      files.write(writes) { written in
        let all = (removed + written).compactMap { result in apps[result.path].map { ($0, result.outcome) } }
        then(Dictionary(all) { first, _ in first })
      }
    }
  }
}
