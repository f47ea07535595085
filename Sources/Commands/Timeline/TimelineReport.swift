// SPDX-License-Identifier: MIT
import Core
import Host

/// A timeline as `crashes --timeline` shows it.
nonisolated struct TimelineReport {
  let timeline: Timeline

  func rendered(as format: OutputFormat, on terminal: Terminal) -> String {
    switch format {
    case .text: text(on: terminal)
    case .json: json
    }
  }

  /// `2026-11-20 16:00:00 to 2026-11-21 16:00:00 CET`; both zones where clocks were changed meanwhile.
  var times: String {
    let (begin, end) = (timeline.period.begin, timeline.period.end)
    let (first, last) = (LocalTime.zone(at: begin), LocalTime.zone(at: end))
    return "\(LocalTime(begin))\(first == last ? "" : " \(first)") to \(LocalTime(end)) \(last)"
  }

  /// `3 crashes, down for 4 min 5 s, at most 3 min 2 s at a time`
  static func sum(_ row: Timeline.Row) -> String {
    var text = row.crashes == 1 ? "1 crash" : "\(row.crashes) crashes"
    if row.down > .zero { text += ", down for \(row.down.inWords)" }
    if row.longest < row.down { text += ", at most \(row.longest.inWords) at a time" }
    return text
  }

  /// Those of which there is something to be seen.
  var states: [Timeline.State] {
    let spans = timeline.rows.flatMap(\.spans)
    return Timeline.State.allCases.reversed().filter { state in
      spans.contains { $0.state == state } || (state == .unknown && !timeline.unknown.all.isEmpty)
    }
  }

  var markKinds: [Timeline.Mark.Kind] {
    Timeline.Mark.Kind.allCases.filter { kind in timeline.marks.contains { $0.kind == kind } }
  }
}

extension Timeline.State {
  nonisolated var words: String {
    switch self {
    case .serving: "serving"
    case .unknown: "not known: no daemon, or no engine"
    case .degraded: "some containers down"
    case .down: "down"
    }
  }
}

extension Timeline.Mark.Kind {
  nonisolated var words: String {
    switch self {
    case .engineLost: "engine lost"
    case .engineRegained: "engine back"
    case .reloadFailed: "reload failed"
    }
  }
}
