// SPDX-License-Identifier: MIT

/// Times at which something holds: periods in order, which neither overlap nor touch.
nonisolated struct TimePeriods: Hashable, Sendable {
  let all: [TimePeriod]

  /// Those that overlap or touch become one; empty ones are none.
  init(_ periods: some Sequence<TimePeriod>) {
    var all: [TimePeriod] = []
    for period in periods.filter({ $0.length > 0 }).sorted(by: { $0.begin < $1.begin }) {
      if let last = all.last, period.begin <= last.end {
        all[all.count - 1] = TimePeriod(last.begin, max(last.end, period.end))
      } else {
        all.append(period)
      }
    }
    self.all = all
  }

  func clipped(to period: TimePeriod) -> TimePeriods { TimePeriods(all.compactMap { $0.clipped(to: period) }) }

  func subtracting(_ other: TimePeriods) -> TimePeriods {
    var left: [TimePeriod] = []
    var others = other.all[...]
    for period in all {
      var begin = period.begin
      while let next = others.first, next.begin < period.end {
        if next.begin > begin { left.append(TimePeriod(begin, next.begin)) }
        begin = max(begin, next.end)
        // One that goes on may take something of the next one, too.
        if next.end > period.end { break }
        others.removeFirst()
      }
      if begin < period.end { left.append(TimePeriod(begin, period.end)) }
    }
    return TimePeriods(left)
  }

  func union(_ other: TimePeriods) -> TimePeriods { TimePeriods(all + other.all) }

  var total: Duration { .microseconds(all.reduce(0) { $0 + $1.length }) }
  var longest: Duration { .microseconds(all.map(\.length).max() ?? 0) }
}
