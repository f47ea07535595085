// SPDX-License-Identifier: MIT
import Glibc

/// The connection to the journal that systemd hands a service as its stderr (JOURNAL_STREAM in systemd.exec(5)).
package nonisolated enum JournalStream {
  /// The variable is inherited by everything a service starts, so the descriptor itself is compared.
  package static func isStandardError(_ variable: String?) -> Bool {
    var status = stat()
    guard let variable, fstat(STDERR_FILENO, &status) == 0 else { return false }
    return variable == "\(status.st_dev):\(status.st_ino)"
  }
}
