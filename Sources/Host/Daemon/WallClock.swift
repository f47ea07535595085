// SPDX-License-Identifier: MIT

import Core
import Glibc

/// CLOCK_REALTIME, which the engine stamps its events with. Nothing is reckoned in it here.
package nonisolated enum WallClock {
  package static func now(minus: Duration = .zero) -> Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(nanoseconds: Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec) - minus.microseconds * 1000)
  }
}
