// SPDX-License-Identifier: MIT

/// Where the parts of a drawn timeline stand, in pixels.
nonisolated struct TimelineDrawing {
  /// Of a character on average, at the size of labels. Wider than most fonts have it, so that nothing meets.
  static let character = 7.0
  static let row = 24.0
  static let margin = 20.0
  private static let longestName = 36
  private static let plotWidth = 760.0
  /// Title, legend and labels of the axis.
  private static let head = 108.0
  /// Between the labels and the rows.
  private static let marksHeight = 20.0
  /// With every entry that it can have.
  private static let legendWidth = 1040.0

  let names: [String]
  let sums: [String]
  let hasMarks: Bool

  var plotLeft: Double { Self.margin + Self.width(of: names, atLeast: 8) + 12 }
  var plotRight: Double { plotLeft + Self.plotWidth }
  var plotTop: Double { Self.head + (hasMarks ? Self.marksHeight : 0) }
  /// The base line of the upper labels.
  var labelBase: Double { Self.head - 10 }
  var plotBottom: Double { plotTop + Self.row * Double(max(1, names.count)) }
  var sumLeft: Double { plotRight + 14 }
  var width: Double { max(Self.legendWidth, sumLeft + Self.width(of: sums, atLeast: 4)) + Self.margin }
  /// Many rows have the axis below them, too.
  var isAxisBelow: Bool { names.count > 12 }
  var height: Double { plotBottom + (isAxisBelow ? 26 : 10) + Self.margin }
  /// As many characters as labels of the axis can have side by side.
  var axisColumns: Int { Int(Self.plotWidth / Self.character) }

  init(_ timeline: Timeline) {
    names = timeline.rows.map { TimelineReport.shortened($0.name, to: Self.longestName) }
    sums = timeline.rows.map(TimelineReport.sum)
    hasMarks = !timeline.marks.isEmpty
  }

  private static func width(of texts: [String], atLeast least: Int) -> Double {
    Double(max(least, texts.map(\.count).max() ?? 0)) * character
  }

  func x(_ time: Int64, in period: TimePeriod) -> Double {
    let share = Double(time - period.begin) / Double(max(1, period.length))
    return plotLeft + min(1, max(0, share)) * Self.plotWidth
  }

  /// The upper edge of a row.
  func y(_ row: Int) -> Double { plotTop + Double(row) * Self.row }

  /// With one digit after the point.
  static func spell(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    return tenths % 10 == 0
      ? "\(sign)\(abs(tenths) / 10)" : "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
