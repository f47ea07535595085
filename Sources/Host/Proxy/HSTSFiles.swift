// SPDX-License-Identifier: MIT

import Core
import Glibc
import NginxConfig

/// Keeps `APP/nginx.conf.d/hsts.conf`, which an app's configuration includes.
final class HSTSFiles {
  private let root: String
  private let writer: AtomicWriter

  /// - Parameter root: `DOKKU_ROOT`
  init(root: String, writer: AtomicWriter) {
    self.root = root
    self.writer = writer
  }

  private func folder(_ app: AppName) -> String { "\(root)/\(app)/nginx.conf.d" }

  private func path(_ app: AppName) -> String { "\(folder(app))/\(HSTSSnippet.fileName)" }

  /// Whether the file holds these bytes; nil: whether there is none.
  func isRight(_ app: AppName, _ bytes: [UInt8]?) -> Bool { SmallFile.bytes(at: path(app)) == bytes }

  /// Writes or, where the bytes are nil, removes. Tells of each app whether that was done.
  func put(
    _ wanted: [AppName: [UInt8]?], then: @escaping ([AppName: Result<Bool, SystemCallFailed>]) -> Void
  ) {
    let apps = Dictionary(uniqueKeysWithValues: wanted.keys.map { (path($0), $0) })
    let writes = wanted.compactMap { app, bytes in
      bytes.map { FileWrite(path: path(app), bytes: $0, mode: 0o644) }
    }
    for app in wanted.keys where wanted[app] != .some(nil) { makeFolder(app) }
    writer.remove(wanted.keys.filter { wanted[$0] == .some(nil) }.map(path)) { [writer] removed in
      writer.write(writes) { written in
        let all = (removed + written).compactMap { result in apps[result.path].map { ($0, result.outcome) } }
        then(Dictionary(all) { first, _ in first })
      }
    }
  }

  /// The app's owner's, as Dokku makes it. What fails here fails again where the file is written, and is told there.
  private func makeFolder(_ app: AppName) {
    guard mkdir(folder(app), 0o755) == 0, geteuid() == 0 else { return }
    var status = stat()
    if stat("\(root)/\(app)", &status) == 0 { _ = chown(folder(app), status.st_uid, status.st_gid) }
  }
}
