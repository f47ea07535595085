// SPDX-License-Identifier: MIT
import DockerAPI

extension TimelineReport {
  /// One object; times and durations are in microseconds.
  nonisolated var json: String {
    JSONText.object([
      ("begin", .number(Int(timeline.period.begin))), ("end", .number(Int(timeline.period.end))),
      ("processes", .list(timeline.rows.map(row))), ("unknown", .list(timeline.unknown.all.map { .object(ends($0)) })),
      ("marks", .list(timeline.marks.map(mark))),
    ]).spelled + "\n"
  }

  private nonisolated func row(_ row: Timeline.Row) -> JSONText {
    .object([
      ("app", .text(row.app)), ("process", .text(row.processType)), ("crashes", .number(row.crashes)),
      ("down", .number(Int(row.down.microseconds))), ("longest", .number(Int(row.longest.microseconds))),
      (
        "spans",
        .list(row.spans.map { .object([("state", .text($0.state.rawValue))] + ends($0.period)) })
      ),
    ])
  }

  private nonisolated func ends(_ period: TimePeriod) -> [(String, JSONText)] {
    [("begin", .number(Int(period.begin))), ("end", .number(Int(period.end)))]
  }

  private nonisolated func mark(_ mark: Timeline.Mark) -> JSONText {
    .object([
      ("kind", .text(mark.kind.rawValue)), ("time", .number(Int(mark.time))), ("message", .text(mark.text)),
    ])
  }
}
