// SPDX-License-Identifier: MIT

/// A file's user and group by number.
package nonisolated struct FileOwner: Hashable, Sendable {
  package let user: UInt32
  package let group: UInt32

  package init(user: UInt32, group: UInt32) {
    self.user = user
    self.group = group
  }
}
