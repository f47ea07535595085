// SPDX-License-Identifier: MIT

import Glibc

/// One event of inotify(7).
nonisolated struct InotifyEvent: Hashable, Sendable {
  let watch: CInt
  let mask: UInt32
  /// The entry of the watched folder; empty where the event is of the folder itself.
  let name: String

  func has(_ flag: Int) -> Bool { mask & UInt32(flag) != 0 }

  /// `struct inotify_event`: watch, mask, cookie and length, 4 bytes each, then the name, padded with zeros.
  static func all(in bytes: UnsafeRawBufferPointer) -> [InotifyEvent] {
    var events: [InotifyEvent] = []
    var offset = 0
    while offset + 16 <= bytes.count {
      let watch = bytes.loadUnaligned(fromByteOffset: offset, as: CInt.self)
      let mask = bytes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
      let length = Int(bytes.loadUnaligned(fromByteOffset: offset + 12, as: UInt32.self))
      let end = min(offset + 16 + length, bytes.count)
      let name = bytes[(offset + 16)..<end].prefix { $0 != 0 }
      events.append(InotifyEvent(watch: watch, mask: mask, name: String(decoding: name, as: UTF8.self)))
      offset = end
    }
    return events
  }
}
