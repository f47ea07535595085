// SPDX-License-Identifier: MIT
import Testing

@testable import Commands
@testable import Host

struct TimeAxisTests {
  private func ticks(_ begin: LocalTime, hours: Double, columns: Int = 70) -> [String] {
    let start = begin.microseconds
    return TimeAxis(TimePeriod(start, start + Int64(hours * 3_600_000_000)), columns: columns).ticks.map(\.label)
  }

  @Test func `a day has round hours, and a date where it changes`() {
    inZone("UTC0") {
      #expect(
        ticks(LocalTime(2026, 11, 20, 16, 32), hours: 24)
          == ["18:00", "21:00", "11-21", "03:00", "06:00", "09:00", "12:00", "15:00"])
    }
  }

  @Test func `short periods have seconds, long ones days, months and years`() {
    inZone("UTC0") {
      #expect(
        ticks(LocalTime(2026, 11, 20, 16, 0, 5), hours: 1 / 60, columns: 40) == [
          "16:00:15", "16:00:30", "16:00:45", "16:01:00",
        ])
      #expect(
        ticks(LocalTime(2026, 11, 28), hours: 24 * 5, columns: 50) == [
          "11-28", "11-29", "11-30", "12-01", "12-02", "12-03",
        ])
      #expect(
        ticks(LocalTime(2026, 11, 28), hours: 24 * 150, columns: 60) == [
          "2026-12", "2027-01", "2027-02", "2027-03", "2027-04",
        ])
      #expect(ticks(LocalTime(2026, 11, 28), hours: 24 * 365 * 12, columns: 20).allSatisfy { $0.hasSuffix("-01") })
    }
  }

  @Test func `the night in which clocks are put forward lacks an hour`() {
    inZone(berlin) {
      let night = TimePeriod(LocalTime(2026, 3, 29).microseconds, LocalTime(2026, 3, 29, 6).microseconds)
      #expect(night.length == 5 * 3_600_000_000)
      let ticks = TimeAxis(night, columns: 60).ticks
      #expect(ticks.map(\.label) == ["03-29", "01:00", "03:00", "04:00", "05:00", "06:00"])
      #expect(zip(ticks, ticks.dropFirst()).allSatisfy { $1.time - $0.time == 3_600_000_000 })
    }
  }

  @Test func `the night in which clocks are put back has an hour more, told once`() {
    inZone(berlin) {
      let night = TimePeriod(LocalTime(2026, 10, 25).microseconds, LocalTime(2026, 10, 25, 6).microseconds)
      #expect(night.length == 7 * 3_600_000_000)
      let ticks = TimeAxis(night, columns: 60).ticks
      #expect(ticks.map(\.label) == ["10-25", "01:00", "02:00", "03:00", "04:00", "05:00", "06:00"])
      #expect(ticks.map { LocalTime($0.time).hour } == Array(0...6))
      #expect(Set(zip(ticks, ticks.dropFirst()).map { ($1.time - $0.time) / 3_600_000_000 }) == [1, 2])
    }
  }

  @Test func `labels never meet, whatever the period and the width`() {
    inZone(berlin) {
      let begin = LocalTime(2026, 3, 27, 13, 7, 11).microseconds
      for seconds in [1, 7, 60, 61, 599, 3600, 5000, 86_400, 100_000, 604_800, 3_000_000, 40_000_000, 900_000_000] {
        let period = TimePeriod(begin, begin + Int64(seconds) * 1_000_000)
        for columns in stride(from: 10, through: 300, by: 7) {
          let ticks = TimeAxis(period, columns: columns).ticks
          let places = ticks.map { TimelineStrip.column(of: $0.time, in: period, columns) }
          for (index, place) in places.enumerated().dropFirst() {
            #expect(places[index - 1] + ticks[index - 1].label.count < place, "\(seconds) s, \(columns) columns")
          }
        }
      }
    }
  }

  @Test func `there is something to hold on to at every usual width`() {
    inZone("UTC0") {
      for columns in 20...300 {
        #expect(ticks(LocalTime(2026, 11, 20, 16, 32), hours: 24, columns: columns).count >= 2)
      }
    }
  }
}
