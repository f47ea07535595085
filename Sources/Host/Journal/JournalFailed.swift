// SPDX-License-Identifier: MIT
import Glibc

/// A call of sd-journal(3) that answered a negative errno.
package nonisolated struct JournalFailed: Error, Equatable, CustomStringConvertible {
  let call: String
  let code: Int32

  package var description: String { "the journal cannot be read: \(call): \(String(cString: strerror(code)))" }
}
