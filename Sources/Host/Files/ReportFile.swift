// SPDX-License-Identifier: MIT

import Glibc

/// A file that a command makes for its caller, whole or not at all.
package nonisolated enum ReportFile {
  /// Takes the place of a regular file alone: whoever names a device or a pipe does not want it replaced.
  package static func write(_ bytes: [UInt8], to path: String) throws(SystemCallFailed) {
    let place = try target(of: path)
    let owner = FileOwner(user: geteuid(), group: getegid())
    try WholeFile.write(FileWrite(path: place, bytes: bytes, mode: 0o644, owner: owner))
  }

  /// Through symbolic links, which stay.
  private static func target(of path: String) throws(SystemCallFailed) -> String {
    var status = stat()
    guard stat(path, &status) == 0 else { return path }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemCallFailed(call: "not a regular file", code: EEXIST) }
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
