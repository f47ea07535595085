// SPDX-License-Identifier: MIT

import Glibc

/// An inotify(7) instance on the loop.
final class Inotify {
  private let descriptor: CInt
  /// Owns the descriptor.
  private let readiness: DescriptorWatch

  /// Fails with EMFILE where the user has too many of them (`fs.inotify.max_user_instances`).
  init(onEvents: @escaping ([InotifyEvent]) -> Void) throws(SystemCallFailed) {
    let descriptor = try checked("inotify_init1") { inotify_init1(CInt(IN_NONBLOCK) | CInt(IN_CLOEXEC)) }
    self.descriptor = descriptor
    readiness = DescriptorWatch(descriptor) {
      let events = Self.drain(descriptor)
      if !events.isEmpty { onEvents(events) }
    }
  }

  /// Watches a folder, through symbolic links; the same number again for one that is watched already. Fails with ENOSPC
  /// where the user has too many watches (`fs.inotify.max_user_watches`).
  func watch(_ folder: String, for mask: Int) throws(SystemCallFailed) -> CInt {
    try checked("inotify_add_watch") { inotify_add_watch(descriptor, folder, UInt32(mask | Int(IN_ONLYDIR))) }
  }

  func forget(_ watch: CInt) { inotify_rm_watch(descriptor, watch) }

  private static func drain(_ descriptor: CInt) -> [InotifyEvent] {
    withUnsafeTemporaryAllocation(byteCount: 64 * 1024, alignment: 8) { buffer in
      var events: [InotifyEvent] = []
      while true {
        let count = read(descriptor, buffer.baseAddress, buffer.count)
        if count > 0 {
          events += InotifyEvent.all(in: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        } else if count == 0 || errno != EINTR {
          return events
        }
      }
    }
  }
}
