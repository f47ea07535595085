// SPDX-License-Identifier: MIT
import Dispatch
import Testing

@testable import Host

struct DurationDispatchTests {
  @Test(arguments: [
    (Duration.milliseconds(1500), DispatchTimeInterval.nanoseconds(1_500_000_000)),
    (.nanoseconds(7), .nanoseconds(7)),
    (.zero, .nanoseconds(0)),
    (.seconds(-3), .nanoseconds(0)),
    (.seconds(Int64.max), .seconds(9_000_000_000)),
  ])
  func `a duration becomes an interval within dispatch's bounds`(duration: Duration, interval: DispatchTimeInterval) {
    #expect(duration.dispatchInterval == interval)
  }
}
