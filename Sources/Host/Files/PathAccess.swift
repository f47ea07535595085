// SPDX-License-Identifier: MIT
import Glibc

/// Whether a folder can be used as it has to be, by whoever asks.
package nonisolated struct PathAccess: Hashable, Sendable {
  package let path: String
  /// `errno`; 0 where nothing is in the way.
  package let code: Int32

  package init(path: String, code: Int32) {
    self.path = path
    self.code = code
  }

  /// Looks without touching anything; listing and passing through are always needed.
  package init(_ path: String, isWritten: Bool) {
    self.path = path
    var status = stat()
    let isElse = stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFDIR
    code = isElse ? ENOTDIR : Rights.refusal(of: R_OK | X_OK | (isWritten ? W_OK : 0), to: path)
  }

  package var isFine: Bool { code == 0 }
  package var isMissing: Bool { code == ENOENT }
  /// Rights are what is missing, not the disk.
  package var isDenied: Bool { code == EACCES || code == EPERM }
  package var isReadOnly: Bool { code == EROFS }
  package var reason: String { String(cString: strerror(code)) }
}
