// SPDX-License-Identifier: MIT

/// A moment of the engine's wall clock in nanoseconds since 1970. Only differences within one engine's answers mean
/// anything: the clock can be stepped.
package struct Timestamp: Hashable, Comparable, Sendable {
  package let nanoseconds: Int64

  package init(nanoseconds: Int64) { self.nanoseconds = nanoseconds }

  package static func < (left: Self, right: Self) -> Bool { left.nanoseconds < right.nanoseconds }
}
