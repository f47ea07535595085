// SPDX-License-Identifier: MIT

/// A reading of CLOCK_BOOTTIME. It goes on while the machine sleeps and nobody can step it, so delays and budgets are
/// reckoned in it; it means nothing after a reboot.
package struct Moment: Hashable, Comparable, Sendable {
  /// Since boot.
  package let microseconds: Int64

  package init(microseconds: Int64) { self.microseconds = microseconds }

  package static func < (left: Self, right: Self) -> Bool { left.microseconds < right.microseconds }

  package static func + (moment: Self, wait: Duration) -> Self {
    Moment(microseconds: moment.microseconds + wait.microseconds)
  }

  package static func - (later: Self, earlier: Self) -> Duration {
    .microseconds(later.microseconds - earlier.microseconds)
  }
}

extension Duration {
  package var microseconds: Int64 { components.seconds * 1_000_000 + components.attoseconds / 1_000_000_000_000 }
}
