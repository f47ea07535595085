// SPDX-License-Identifier: MIT
import CLinux
import Glibc

/// Whether anything keeps the machine's clock true.
package nonisolated enum ClockState: Hashable, Sendable {
  case synchronised
  case unsynchronised
  /// The kernel does not say.
  case unknown(String)

  /// The kernel's greatest error, to which it counts up when nobody corrects it. timedated goes by the same: STA_UNSYNC may
  /// be set only to keep the kernel away from the hardware's clock.
  private static let greatest = 16_000_000

  package init(greatestError: Int, code: Int32 = 0) {
    if greatestError < 0 {
      self = .unknown(String(cString: strerror(code)))
    } else {
      self = greatestError < Self.greatest ? .synchronised : .unsynchronised
    }
  }

  package static var now: ClockState {
    let error = linux_clock_error()
    return ClockState(greatestError: Int(error), code: errno)
  }
}
