// SPDX-License-Identifier: MIT
import Core
import DokkuFiles
import Glibc

/// Writes `IP.TYPE.N` and `PORT.TYPE.N` of an app's folder for commands; the daemon has its own way.
package nonisolated struct ListenerFileStore: Sendable {
  private let root: String

  /// `DOKKU_ROOT`
  package init(root: String) { self.root = root }

  package func carryOut(_ change: ListenerFileChange) throws(SystemCallFailed) {
    let path = "\(root)/\(change.app)/\(change.fileName)"
    guard let content = change.content else { return try remove(path) }
    try WholeFile.write(FileWrite(path: path, bytes: Array(content.utf8), mode: ListenerFile.mode))
  }

  /// Takes all of an app's away.
  package func removeAll(of app: AppName) throws {
    guard let folder = try Folder.open("\(root)/\(app)") else { return }
    var names: [String] = []
    try folder.forEachEntry { entry, _ in
      let name = String(cString: entry)
      if name.hasPrefix("IP.") || name.hasPrefix("PORT.") { names.append(name) }
    }
    for name in names { try remove("\(root)/\(app)/\(name)") }
  }

  private func remove(_ path: String) throws(SystemCallFailed) {
    guard unlink(path) == -1 else { return }
    let code = errno
    if code != ENOENT { throw SystemCallFailed(call: "unlink \(path)", code: code) }
  }
}
