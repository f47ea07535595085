// SPDX-License-Identifier: MIT

/// One row's states in as many columns as there are.
nonisolated struct TimelineStrip {
  /// What one column shows.
  struct Cell: Equatable, Sendable {
    let state: Timeline.State
    /// For most of its time.
    let isMost: Bool

    var glyph: Character {
      switch (state, isMost) {
      case (.serving, _): "─"
      case (.unknown, _): "░"
      case (.degraded, true): "▄"
      case (.degraded, false): "▖"
      case (.down, true): "█"
      case (.down, false): "▌"
      }
    }
  }

  let cells: [Cell]

  /// An outage is to be seen, however short; what nobody knows only where that is most of a column.
  init(_ spans: [Timeline.Span], in period: TimePeriod, columns: Int) {
    var shares = Array(repeating: [Timeline.State: Int64](), count: columns)
    for span in spans where span.state != .serving {
      for column in Self.columns(of: span.period, in: period, columns) {
        let cell = Self.period(of: column, in: period, columns)
        let share = span.period.clipped(to: cell)?.length ?? 0
        // Of a column that is shorter than a microsecond, too.
        shares[column][span.state, default: 0] += max(share, 1)
      }
    }
    cells = shares.enumerated().map { column, shares in
      let length = max(1, Self.period(of: column, in: period, columns).length)
      func isMost(_ state: Timeline.State) -> Bool { (shares[state] ?? 0) * 2 >= length }
      if shares[.down] != nil { return Cell(state: .down, isMost: isMost(.down)) }
      if shares[.degraded] != nil { return Cell(state: .degraded, isMost: isMost(.degraded)) }
      return Cell(state: isMost(.unknown) ? .unknown : .serving, isMost: true)
    }
  }

  /// In which column of many a moment is.
  static func column(of time: Int64, in period: TimePeriod, _ columns: Int) -> Int {
    let place = Double(time - period.begin) / Double(max(1, period.length)) * Double(columns)
    return max(0, min(columns - 1, Int(place)))
  }

  private static func columns(of span: TimePeriod, in period: TimePeriod, _ columns: Int) -> ClosedRange<Int> {
    column(of: span.begin, in: period, columns)...column(of: span.end - 1, in: period, columns)
  }

  private static func period(of column: Int, in period: TimePeriod, _ columns: Int) -> TimePeriod {
    let edge = { (column: Int) in
      period.begin + Int64(Double(period.length) * Double(column) / Double(columns))
    }
    return TimePeriod(edge(column), edge(column + 1))
  }
}
