// SPDX-License-Identifier: MIT
import Glibc

/// A moment of this host's wall clock.
nonisolated struct WallTime: Sendable {
  /// Since 1970, as the journal's `__REALTIME_TIMESTAMP` counts.
  let microseconds: Int64

  static var now: WallTime {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return WallTime(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }

  /// HH:MM:SS.mmm in this host's time zone.
  var localText: String {
    var seconds = time_t(microseconds / 1_000_000)
    var parts = tm()
    localtime_r(&seconds, &parts)
    let digits = { (number: Int, count: Int) in
      let text = String(number)
      return String(repeating: "0", count: max(0, count - text.utf8.count)) + text
    }
    let clock = [parts.tm_hour, parts.tm_min, parts.tm_sec].map { digits(Int($0), 2) }.joined(separator: ":")
    return "\(clock).\(digits(Int(microseconds % 1_000_000 / 1000), 3))"
  }
}
