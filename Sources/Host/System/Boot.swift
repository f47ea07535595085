// SPDX-License-Identifier: MIT

import Core

/// Which boot of the machine this is, and when it began by the wall clock as it is set now.
package nonisolated struct Boot: Equatable, Sendable {
  /// The kernel's name for it; random(4).
  let id: String
  let began: Timestamp

  package init(id: String, began: Timestamp) {
    self.id = id
    self.began = began
  }

  @MainActor package static var now: Boot {
    let bytes = SmallFile.bytes(at: "/proc/sys/kernel/random/boot_id") ?? []
    return Boot(
      id: String(decoding: bytes.prefix { $0 != 0x0a }, as: UTF8.self),
      began: WallClock.now(minus: .microseconds(BootClock.now.microseconds)))
  }

  package func wallTime(of moment: Moment) -> Timestamp {
    Timestamp(nanoseconds: began.nanoseconds + moment.microseconds * 1000)
  }

  /// For a time before this boot: whatever the clock was stepped by since, it is not later than that.
  func moment(before time: Timestamp) -> Moment {
    Moment(microseconds: min(0, (time.nanoseconds - began.nanoseconds) / 1000))
  }
}
