// SPDX-License-Identifier: MIT

import Core
import Glibc

/// CLOCK_BOOTTIME, which nobody can step.
package enum BootClock {
  package static var now: Moment {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Moment(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
  }
}
