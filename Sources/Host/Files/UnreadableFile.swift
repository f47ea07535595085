// SPDX-License-Identifier: MIT

/// A file or folder that is there, or should be, and could not be read.
package nonisolated struct UnreadableFile: Error, Hashable, CustomStringConvertible {
  package let path: String
  package let cause: SystemCallFailed

  package var description: String { "\(path): \(cause)" }
}
