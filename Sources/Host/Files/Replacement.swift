// SPDX-License-Identifier: MIT

import CLinux
import Glibc

/// Putting files in place and taking them away so that the old file keeps a name of its own.
///
/// When a file's last name goes its blocks are freed there and then, which takes milliseconds where the disk is told of
/// every freed block (mount option `discard`). With its new name it can be unlinked in peace and off the loop.
nonisolated enum Replacement {
  enum Remains: Hashable {
    case nothing
    /// The old file, under the temporary name.
    case temporary
  }

  /// Gives a file the name that another one may have now, in one step.
  static func put(_ temporary: String, at path: String) throws(SystemCallFailed) -> Remains {
    // An exchange would swap with a folder, too. Not every file system can do it, nor can it be done with nothing.
    if isRegular(path), linux_exchange(temporary, path) == 0 { return .temporary }
    try checked("rename") { rename(temporary, path) }
    return .nothing
  }

  /// Takes a name away from a file; nil where there is none.
  static func take(_ path: String, as temporary: String) throws(SystemCallFailed) -> Remains? {
    if isRegular(path), rename(path, temporary) == 0 { return .temporary }
    if unlink(path) == 0 { return .nothing }
    if errno == ENOENT { return nil }
    throw SystemCallFailed(call: "unlink", code: errno)
  }

  private static func isRegular(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }
}
