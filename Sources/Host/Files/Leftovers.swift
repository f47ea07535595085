// SPDX-License-Identifier: MIT

import Glibc

/// Temporary files of ours that no process will come back for.
nonisolated enum Leftovers {
  /// In order; none where the folder cannot be read, which its reader tells.
  static func names(in path: String) -> [String] {
    guard let folder = try? Folder.open(path) else { return [] }
    var names: [String] = []
    try? folder.forEachEntry { entry, _ in
      // Most names in an app's folder are git's.
      guard entry.pointee == 0x2e, let process = TemporaryName.process(of: String(cString: entry)) else { return }
      if !isAlive(process) { names.append(String(cString: entry)) }
    }
    return names.sorted()
  }

  /// Our own number counts as another's: in a container it may be the same after every start.
  private static func isAlive(_ process: pid_t) -> Bool {
    process != getpid() && process > 0 && (kill(process, 0) == 0 || errno == EPERM)
  }
}
