// SPDX-License-Identifier: MIT
import Core
import Host

extension TimelineReport {
  private nonisolated static let fewestColumns = 8

  /// A strip for each row, under an axis; the same characters with colour and without.
  nonisolated func text(on terminal: Terminal) -> String {
    let room = max(6, terminal.width / 3)
    let names = timeline.rows.map { Self.shortened($0.name.escapedForTerminal, to: room) }
    let width = (names + common.map(\.name)).map(\.count).max() ?? 0
    let columns = max(Self.fewestColumns, terminal.width - width - 1)
    let column = Duration.microseconds(timeline.period.length / Int64(columns)).inWords
    let head = "From \(times), a column for \(column)"
    var lines = Self.wrapped(head.split(separator: " ").map(String.init), between: " ", terminal.width)
    lines += axis(columns).map { String(repeating: " ", count: width + 1) + $0 }
    for (name, strip) in common { lines.append(Self.padded(name, width) + strip(columns, terminal)) }
    for (name, row) in zip(names, timeline.rows) {
      lines.append(Self.padded(name, width) + strip(row.spans, columns, terminal))
    }
    lines += Self.wrapped(legend, between: "  ", terminal.width) + [""]
    return (lines + sums).map { "\($0)\n" }.joined()
  }

  // MARK: The strips

  /// What concerns all apps.
  private nonisolated var common: [(name: String, strip: (Int, Terminal) -> String)] {
    var all: [(String, (Int, Terminal) -> String)] = []
    let engine = timeline.marks.filter { $0.kind != .reloadFailed }
    if !engine.isEmpty || !timeline.unknown.all.isEmpty {
      let spans = timeline.unknown.all.map { Timeline.Span(state: .unknown, period: $0) }
      all.append(("engine", { strip(spans, marks: engine, $0, $1) }))
    }
    let reloads = timeline.marks.filter { $0.kind == .reloadFailed }
    if !reloads.isEmpty { all.append(("nginx", { strip([], marks: reloads, $0, $1) })) }
    return all
  }

  private nonisolated func strip(
    _ spans: [Timeline.Span], marks: [Timeline.Mark] = [], _ columns: Int, _ terminal: Terminal
  ) -> String {
    let cells = TimelineStrip(spans, in: timeline.period, columns: columns).cells
    var glyphs = cells.map { ($0.glyph, $0.state.paint) }
    for (column, marks) in Dictionary(grouping: marks, by: { column(of: $0, columns) }) {
      glyphs[column] = (Self.glyph(Set(marks.map(\.kind))), .bold)
    }
    return Self.runs(glyphs).map { terminal.painted($0, $1) }.joined()
  }

  private nonisolated func column(of mark: Timeline.Mark, _ columns: Int) -> Int {
    TimelineStrip.column(of: mark.time, in: timeline.period, columns)
  }

  private nonisolated static func glyph(_ kinds: Set<Timeline.Mark.Kind>) -> Character {
    if kinds.isSuperset(of: [.engineLost, .engineRegained]) { return "◆" }
    return kinds.contains(.engineLost) ? "▼" : kinds.contains(.engineRegained) ? "▲" : "✗"
  }

  /// Neighbours of one colour are painted together.
  private nonisolated static func runs(_ glyphs: [(Character, Terminal.Paint?)]) -> [(String, Terminal.Paint?)] {
    var runs: [(String, Terminal.Paint?)] = []
    for (glyph, paint) in glyphs {
      if let last = runs.last, last.1 == paint {
        runs[runs.count - 1].0.append(glyph)
      } else {
        runs.append((String(glyph), paint))
      }
    }
    return runs
  }

  // MARK: Around them

  /// Labels, and below each the place that it names.
  private nonisolated func axis(_ columns: Int) -> [String] {
    var labels = Array(repeating: Character(" "), count: columns)
    var places = labels
    for tick in TimeAxis(timeline.period, columns: columns).ticks {
      let column = TimelineStrip.column(of: tick.time, in: timeline.period, columns)
      guard column + tick.label.count <= columns else { continue }
      places[column] = "│"
      for (offset, character) in tick.label.enumerated() { labels[column + offset] = character }
    }
    return [labels, places].map { Self.trimmed(String($0)) }
  }

  private nonisolated var legend: [String] {
    let cells: [(Timeline.State, String)] = [
      (.down, "█ down"), (.down, "▌ down for less than half of a column"), (.degraded, "▄▖ some containers down"),
      (.unknown, "░ \(Timeline.State.unknown.words)"), (.serving, "─ serving"),
    ]
    let marks = [("▼", Timeline.Mark.Kind.engineLost), ("▲", .engineRegained), ("✗", .reloadFailed)]
    let both = markKinds.contains(.engineLost) && markKinds.contains(.engineRegained)
    return cells.filter { states.contains($0.0) }.map(\.1)
      + marks.filter { markKinds.contains($0.1) }.map { "\($0) \($1.words)" } + (both ? ["◆ engine lost and back"] : [])
  }

  private nonisolated var sums: [String] {
    if timeline.rows.isEmpty { return ["No crashes."] }
    var table = TextTable(["PROCESS", "CRASHES", "DOWN", "LONGEST"])
    for row in timeline.rows {
      let times = [row.down, row.longest].map { $0 == .zero ? "none" : $0.inWords }
      table.add([row.name.escapedForTerminal, "\(row.crashes)"] + times)
    }
    return table.lines
  }

  // MARK: Layout

  private nonisolated static func padded(_ name: String, _ width: Int) -> String {
    name + String(repeating: " ", count: width - name.count + 1)
  }

  private nonisolated static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }

  /// Both ends of a name tell most.
  nonisolated static func shortened(_ name: String, to room: Int) -> String {
    guard name.count > room else { return name }
    let tail = (room - 1) / 2
    return "\(name.prefix(room - 1 - tail))…\(name.suffix(tail))"
  }

  private nonisolated static func wrapped(_ parts: [String], between gap: String, _ width: Int) -> [String] {
    var lines: [String] = []
    // One that does not fit at all is broken between its words.
    let pieces = parts.flatMap { $0.count <= width ? [$0] : $0.split(separator: " ").map(String.init) }
    for part in pieces {
      if let last = lines.last, last.count + gap.count + part.count <= width {
        lines[lines.count - 1] = last + gap + part
      } else {
        lines.append(part)
      }
    }
    return lines
  }
}

extension Timeline.State {
  fileprivate nonisolated var paint: Terminal.Paint {
    switch self {
    case .serving: .green
    case .unknown: .faint
    case .degraded: .yellow
    case .down: .red
    }
  }
}
