// SPDX-License-Identifier: MIT
import Host

/// Round moments of a period for people to read, as the host's clocks show them.
nonisolated struct TimeAxis: Equatable, Sendable {
  struct Tick: Equatable, Sendable {
    let time: Int64
    let label: String
  }

  private enum Step {
    case seconds(Int)
    case days(Int)
    case months(Int)

    /// At least so long, in seconds.
    var shortest: Int64 {
      switch self {
      case .seconds(let count): Int64(count)
      case .days(let count): Int64(count) * 86_400 - 3600
      case .months(let count): Int64(count) * 28 * 86_400
      }
    }

    var labelWidth: Int {
      switch self {
      case .seconds(let count): count < 60 ? 8 : 5
      case .days: 5
      case .months: 7
      }
    }
  }

  private static let steps: [Step] =
    [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10800, 21600, 43200].map { .seconds($0) }
    + [1, 2, 7, 14].map { .days($0) } + [1, 2, 3, 6, 12, 24, 60, 120, 600].map { .months($0) }

  let ticks: [Tick]

  /// - Parameter columns: how many characters stand side by side; labels keep two apart.
  init(_ period: TimePeriod, columns: Int) {
    let step = Self.steps.first { step in
      let room = Double(step.shortest) * 1_000_000 / Double(max(1, period.length)) * Double(columns)
      return room >= Double(step.labelWidth + 2)
    }
    ticks = step.map { Self.ticks(period, $0) } ?? []
  }

  private static func ticks(_ period: TimePeriod, _ step: Step) -> [Tick] {
    let first = LocalTime(period.begin)
    var ticks: [Tick] = []
    var number = 0
    while true {
      let day = Self.day(first, step, number)
      guard day.microseconds <= period.end else { break }
      number += 1
      for time in times(of: day, step, period) where period.contains(time.microseconds) {
        // Hours that a change of the clocks leaves out; what comes twice is told once.
        guard LocalTime(time.microseconds).hour == time.hour else { continue }
        ticks.append(Tick(time: time.microseconds, label: label(time, step)))
      }
    }
    return ticks
  }

  /// The day on which ticks may begin, of the first one or of one after it.
  private static func day(_ first: LocalTime, _ step: Step, _ number: Int) -> LocalTime {
    switch step {
    case .seconds: LocalTime(first.year, first.month, first.day + number)
    case .days(let count): LocalTime(first.year, first.month, (first.day - 1) / count * count + 1 + number * count)
    case .months(let count): LocalTime(first.year, (first.month - 1) / count * count + 1 + number * count, 1)
    }
  }

  private static func times(of day: LocalTime, _ step: Step, _ period: TimePeriod) -> [LocalTime] {
    let midnight = day.microseconds
    let date = LocalTime(midnight)
    guard case .seconds(let count) = step else { return [date] }
    // Clocks may be changed by some hours in between.
    let slack = 10_800
    let first = max(0, Int((period.begin - midnight) / 1_000_000) - slack) / count * count
    let last = min(86_400, Int((period.end - midnight) / 1_000_000) + slack)
    return stride(from: first, to: last, by: count).map { second in
      LocalTime(date.year, date.month, date.day, second / 3600, second / 60 % 60, second % 60)
    }
  }

  private static func label(_ time: LocalTime, _ step: Step) -> String {
    let text = time.description
    switch step {
    case .months: return String(text.prefix(7))
    case .days: return String(text.dropFirst(5).prefix(5))
    case .seconds(let count):
      if count < 60 { return String(text.suffix(8)) }
      return time.hour == 0 && time.minute == 0
        ? String(text.dropFirst(5).prefix(5)) : String(text.suffix(8).prefix(5))
    }
  }
}
