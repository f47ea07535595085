// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

struct TimePeriodsTests {
  private func periods(_ ends: [(Int64, Int64)]) -> TimePeriods { TimePeriods(ends.map { TimePeriod($0.0, $0.1) }) }

  @Test func `what overlaps or touches becomes one, and nothing stays nothing`() {
    #expect(periods([(5, 8), (1, 2), (2, 3), (7, 9), (4, 4)]) == periods([(1, 3), (5, 9)]))
    #expect(periods([(3, 3)]).all.isEmpty)
  }

  @Test func `sums and the longest count what is covered once`() {
    let some = periods([(0, 10), (5, 12), (20, 23)])
    #expect(some.total == .microseconds(15) && some.longest == .microseconds(12))
    #expect(periods([]).longest == .zero)
  }

  @Test func `a moment is in what is left exactly where it is in the one and not in the other`() {
    for _ in 0..<2000 {
      let some = (0..<2).map { _ in
        periods((0..<Int.random(in: 0...5)).map { _ in (Int64.random(in: 0...20), Int64.random(in: 0...20)) })
      }
      let (left, both) = (some[0].subtracting(some[1]), some[0].union(some[1]))
      let window = TimePeriod(4, 15)
      for moment in Int64(0)..<21 {
        let isIn = { (periods: TimePeriods) in periods.all.contains { $0.begin <= moment && moment < $0.end } }
        #expect(isIn(left) == (isIn(some[0]) && !isIn(some[1])), "\(some) at \(moment)")
        #expect(isIn(both) == (isIn(some[0]) || isIn(some[1])))
        #expect(isIn(some[0].clipped(to: window)) == (isIn(some[0]) && (4..<15).contains(moment)))
      }
    }
  }
}
