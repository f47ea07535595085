// SPDX-License-Identifier: MIT
import Core
import Glibc

/// Which apps a Dokku host has.
package nonisolated struct Apps: Sendable {
  private let root: String

  /// `DOKKU_ROOT`
  package init(root: String) { self.root = root }

  /// Byte-sorted.
  package func all() throws(UnreadableFile) -> [AppName] {
    try Folder.open(root).map { (folder) throws(UnreadableFile) in try AppFolders(in: folder).names } ?? []
  }

  /// Nil where it has none.
  package func nginxConfiguration(of app: AppName) -> [UInt8]? { SmallFile.bytes(at: "\(root)/\(app)/nginx.conf") }

  /// Fails where that cannot be told, as for a user who may not look there.
  package func exists(_ app: AppName) throws(UnreadableFile) -> Bool {
    do throws(UnreadableFile) {
      return try Folder.open("\(root)/\(app)") != nil
    } catch {
      if error.cause.code == ENOTDIR { return false }
      throw error
    }
  }
}
