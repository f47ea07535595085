// SPDX-License-Identifier: MIT

import Core
import Glibc

/// The app folders of `DOKKU_ROOT`: its sub-directories and symbolic links to such, but for names that begin with a
/// dot or a capital letter (Dokku's own listing).
nonisolated struct AppFolders {
  /// Byte-sorted.
  let names: [AppName]
  /// Folders whose name no app can have, as complaints.
  let refused: [String]

  init(in root: Folder) throws(UnreadableFile) {
    var names: [AppName] = []
    var refused: [String] = []
    try root.forEachEntry { entry, maybeFolder in
      let first = UInt8(bitPattern: entry.pointee)
      guard maybeFolder, first != 0x2e, !(0x41...0x5a).contains(first), Self.isFolder(entry, in: root) else { return }
      let text = String(cString: entry)
      if let name = AppName(text) {
        names.append(name)
      } else {
        refused.append("\(root.path)/\(text.debugDescription): refused, not an app's name")
      }
    }
    self.names = names.sorted()
    self.refused = refused.sorted()
  }

  private static func isFolder(_ name: UnsafePointer<CChar>, in root: Folder) -> Bool {
    var status = stat()
    return fstatat(root.descriptor, name, &status, 0) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
