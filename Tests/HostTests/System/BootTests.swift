// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Host

struct BootTests {
  @Test func `a moment of this boot has its time by the wall clock`() {
    let boot = Boot(id: "b", began: Timestamp(nanoseconds: 1_000_000))
    #expect(boot.wallTime(of: Moment(microseconds: 7)) == Timestamp(nanoseconds: 1_007_000))
  }

  @Test func `this boot has a name and began before now`() {
    let boot = Boot.now
    #expect(boot.id.count == 36)
    #expect(boot.began < WallClock.now())
    #expect(Boot.now.id == boot.id)
  }
}
