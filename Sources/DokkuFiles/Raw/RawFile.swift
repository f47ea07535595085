// SPDX-License-Identifier: MIT

/// A file that exists, as it was found.
package enum RawFile: Hashable, Sendable {
  case bytes([UInt8])
  /// Not read: too large, or not a regular file.
  case refused(reason: String)
}
