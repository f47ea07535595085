// SPDX-License-Identifier: MIT

extension AppFiles {
  /// What the files will say once these changes are written.
  package mutating func expect(_ changes: some Sequence<ListenerFileChange>) {
    for change in changes {
      switch change.kind {
      case .address: addressFiles[change.slot] = change.content
      case .port: portFiles[change.slot] = change.content
      }
    }
  }
}
