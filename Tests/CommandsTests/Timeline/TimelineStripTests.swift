// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

struct TimelineStripTests {
  private func strip(_ spans: [(Timeline.State, Int64, Int64)], columns: Int = 10) -> String {
    let spans = spans.map { Timeline.Span(state: $0.0, period: TimePeriod($0.1, $0.2)) }
    return String(TimelineStrip(spans, in: TimePeriod(0, 1000), columns: columns).cells.map(\.glyph))
  }

  @Test func `whole columns are whole`() {
    #expect(
      strip([(.serving, 0, 200), (.down, 200, 400), (.degraded, 400, 600), (.unknown, 600, 800), (.serving, 800, 1000)])
        == "──██▄▄░░──")
  }

  @Test func `an outage is to be seen, however short, and what nobody knows where it is most of a column`() {
    #expect(strip([(.down, 350, 351)]) == "───▌──────")
    #expect(strip([(.down, 999, 1000)]) == "─────────▌")
    #expect(strip([(.degraded, 310, 340)]) == "───▖──────")
    #expect(strip([(.unknown, 310, 350)]) == "──────────")
    #expect(strip([(.unknown, 310, 360)]) == "───░──────")
  }

  @Test func `the worse one has the column`() {
    #expect(strip([(.degraded, 300, 390), (.down, 390, 400)]) == "───▌──────")
    #expect(strip([(.unknown, 300, 390), (.degraded, 390, 400)]) == "───▖──────")
  }

  @Test func `many short ones are most of a column together`() {
    #expect(strip([(.down, 300, 320), (.down, 330, 350), (.down, 360, 380)]) == "───█──────")
  }

  @Test func `there may be more columns than time`() {
    let spans = [Timeline.Span(state: .down, period: TimePeriod(1, 2))]
    let cells = TimelineStrip(spans, in: TimePeriod(0, 3), columns: 30).cells
    #expect(cells.count == 30 && cells.contains { $0.state == .down })
  }
}
