// SPDX-License-Identifier: MIT
import Glibc

/// Making of a folder that belongs to whoever owns the one above it.
nonisolated enum OwnedFolder {
  /// One that is there already, or a link to one, stays as it is.
  static func make(_ path: String) throws(SystemCallFailed) {
    guard mkdir(path, 0o755) == 0 else {
      let code = errno
      if code == EEXIST { return }
      throw SystemCallFailed(call: "mkdir \(path)", code: code)
    }
    try checked("chmod \(path)") { chmod(path, 0o755) }
    guard geteuid() == 0 else { return }
    var parent = stat()
    let (folder, _) = TemporaryName.split(path)
    try checked("stat \(folder)") { stat(folder.isEmpty ? "/" : folder, &parent) }
    try checked("chown \(path)") { lchown(path, parent.st_uid, parent.st_gid) }
  }
}
