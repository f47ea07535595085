// SPDX-License-Identifier: MIT

/// One `IP.<type>.<n>` or `PORT.<type>.<n>` file to be written or removed.
package struct ListenerFileChange: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable {
    case address = "IP"
    case port = "PORT"
  }

  package let app: AppName
  package let kind: Kind
  package let slot: ProcessSlot
  /// Nil removes the file. No newline: Dokku writes none.
  package let content: String?

  package init(app: AppName, kind: Kind, slot: ProcessSlot, content: String?) {
    self.app = app
    self.kind = kind
    self.slot = slot
    self.content = content
  }

  package var fileName: String { "\(kind.rawValue).\(slot)" }
}

extension ListenerFileChange: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    (left.app, left.kind.rawValue, left.slot) < (right.app, right.kind.rawValue, right.slot)
  }
}
