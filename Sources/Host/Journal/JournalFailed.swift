// SPDX-License-Identifier: MIT
import Glibc

/// A call of sd-journal(3) that answered a negative errno.
package nonisolated struct JournalFailed: Error, Equatable, CustomStringConvertible {
  let call: String
  let code: Int32

  /// The right to read it comes with a group that journald gives its files to.
  package static var mend: String { "usermod -aG systemd-journal \(ThisProcess.userName)" }

  package var description: String {
    let words = "the journal cannot be read: \(call): \(String(cString: strerror(code)))"
    return code == EACCES ? "\(words); run this with sudo, or once as root: \(Self.mend)" : words
  }
}
