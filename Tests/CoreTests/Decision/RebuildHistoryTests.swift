// SPDX-License-Identifier: MIT

import Core
import Testing

struct RebuildHistoryTests {
  private let start = Moment(microseconds: 10_000_000_000)

  private func history(_ ages: Duration...) -> RebuildHistory {
    RebuildHistory(started: ages.map { Moment(microseconds: start.microseconds - $0.microseconds) })
  }

  @Test func `the first goes at once, the next ones 1, 5 and 15 minutes later`() {
    var none = history()
    #expect(none.turn(at: start, limit: 9) == .now)
    var one = history(.seconds(20))
    #expect(one.turn(at: start, limit: 9) == .wait(.seconds(40)))
    var two = history(.seconds(20), .seconds(90))
    #expect(two.turn(at: start, limit: 9) == .wait(.seconds(280)))
    var three = history(.seconds(20), .seconds(400), .seconds(500))
    #expect(three.turn(at: start, limit: 9) == .wait(.seconds(880)))
    var four = history(.seconds(20), .seconds(400), .seconds(500), .seconds(1000))
    #expect(four.turn(at: start, limit: 9) == .wait(.seconds(880)))
  }

  @Test func `after its wait it goes`() {
    var one = history(.seconds(60))
    #expect(one.turn(at: start, limit: 3) == .now)
    var two = history(.seconds(300), .seconds(360))
    #expect(two.turn(at: start, limit: 3) == .now)
  }

  @Test func `within an hour there are no more than the limit`() {
    var three = history(.seconds(1000), .seconds(2000), .seconds(3599))
    #expect(three.turn(at: start, limit: 3) == .giveUp)
    var later = history(.seconds(1000), .seconds(2000), .seconds(3600))
    #expect(later.turn(at: start, limit: 3) == .now)
    #expect(later.started.count == 2)
    var single = history(.seconds(1000))
    #expect(single.turn(at: start, limit: 1) == .giveUp)
  }

  @Test func `a rebuild that begins forgets at which containers it stopped trying`() {
    var history = RebuildHistory(gaveUpOn: ["a1"])
    #expect(!history.isEmpty)
    history.begin(at: start)
    #expect(history == RebuildHistory(started: [start]))
    #expect(RebuildHistory().isEmpty)
  }

  @Test func `what was stored in any order is kept oldest first`() {
    #expect(history(.seconds(1), .seconds(9)).started == history(.seconds(9), .seconds(1)).started)
  }
}
