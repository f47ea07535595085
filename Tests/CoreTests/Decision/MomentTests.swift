// SPDX-License-Identifier: MIT

import Core
import Testing

struct MomentTests {
  private let early = Moment(microseconds: 1_000_000)

  @Test func `moments and durations add up`() {
    let late = early + .milliseconds(2500)
    #expect(late == Moment(microseconds: 3_500_000))
    #expect(late - early == .milliseconds(2500))
    #expect(early - late == .milliseconds(-2500))
    #expect(early < late)
  }

  @Test func `a duration has microseconds`() {
    #expect(Duration.seconds(3).microseconds == 3_000_000)
    #expect(Duration.nanoseconds(1999).microseconds == 1)
    #expect(Duration.milliseconds(-1).microseconds == -1000)
  }
}
