// SPDX-License-Identifier: MIT

/// From one moment up to another one, in microseconds since 1970.
nonisolated struct TimePeriod: Hashable, Sendable {
  let begin: Int64
  let end: Int64

  init(_ begin: Int64, _ end: Int64) {
    self.begin = begin
    self.end = max(begin, end)
  }

  var length: Int64 { end - begin }
  var duration: Duration { .microseconds(length) }

  func contains(_ time: Int64) -> Bool { begin <= time && time <= end }

  /// What both have; nil where that is nothing.
  func clipped(to other: TimePeriod) -> TimePeriod? {
    let (begin, end) = (max(begin, other.begin), min(end, other.end))
    return begin < end ? TimePeriod(begin, end) : nil
  }
}
