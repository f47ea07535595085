// SPDX-License-Identifier: MIT

/// A file as it should be.
package nonisolated struct FileWrite: Hashable, Sendable {
  package let path: String
  package let bytes: [UInt8]
  /// Permission bits, whatever the umask.
  package let mode: UInt32
  /// Nil: the folder's owner where we run as root (so that Dokku can go on writing there), else whoever we are.
  package let owner: FileOwner?

  package init(path: String, bytes: [UInt8], mode: UInt32, owner: FileOwner? = nil) {
    self.path = path
    self.bytes = bytes
    self.mode = mode
    self.owner = owner
  }
}
