// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct RefusalTests {
  private let start = Moment(microseconds: 0)

  @Test func `it is tried again after half a minute, then twice as late each time, up to half an hour`() {
    var refusal = Refusal("port taken", at: start)
    var waits = [refusal.wait]
    for _ in 0..<8 {
      refusal.again("port taken", at: start)
      waits.append(refusal.wait)
    }
    #expect(waits == [30, 60, 120, 240, 480, 960, 1800, 1800, 1800].map { .seconds($0) })
    #expect(refusal.retryAt == start + .seconds(1800))
  }

  @Test func `while it is tried it is not due, and what passed then is refused again by another refusal`() {
    var refusal = Refusal("port taken", at: start)
    refusal.retry()
    #expect(refusal.retryAt == nil)
    refusal.hasPassed = true
    refusal.again("disk full", at: start + .seconds(30))
    #expect(refusal.reason == "disk full" && !refusal.hasPassed)
    #expect(refusal.retryAt == start + .seconds(90))
  }
}
