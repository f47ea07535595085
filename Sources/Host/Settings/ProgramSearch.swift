// SPDX-License-Identifier: MIT
import Glibc

/// Looks for commands as a shell does.
package nonisolated enum ProgramSearch {
  /// The first executable file of that name on a PATH.
  package static func find(_ name: String, on path: String) -> String? {
    path.split(separator: ":").lazy.filter { $0.first == "/" }.map { "\($0)/\(name)" }.first(where: isProgram)
  }

  /// An executable file.
  static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
