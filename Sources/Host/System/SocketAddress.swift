// SPDX-License-Identifier: MIT
import Glibc

extension sockaddr_un {
  /// Nil for a path that does not fit, or one that a zero would cut short.
  nonisolated init?(path: String) {
    self.init()
    sun_family = sa_family_t(AF_UNIX)
    let room = MemoryLayout.size(ofValue: sun_path) - 1
    guard path.utf8.count <= room, !path.utf8.contains(0) else { return nil }
    withUnsafeMutableBytes(of: &sun_path) { $0.copyBytes(from: path.utf8) }
  }
}
