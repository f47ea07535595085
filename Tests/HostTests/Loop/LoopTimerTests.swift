// SPDX-License-Identifier: MIT
import Dispatch
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct LoopTimerTests {
  @Test func `a timer fires after its time`() async {
    let clock = ContinuousClock()
    let begun = clock.now
    await withCheckedContinuation { continuation in
      held.timer = LoopTimer(after: .milliseconds(20)) { continuation.resume() }
    }
    #expect(clock.now - begun >= .milliseconds(20))
  }

  @Test func `a timer for the past fires in the loop's next turn`() async {
    await withCheckedContinuation { continuation in
      held.timer = LoopTimer(after: .seconds(-5)) { continuation.resume() }
    }
  }

  @Test func `a repeating timer fires again until it is cancelled`() async {
    var count = 0
    await withCheckedContinuation { continuation in
      held.timer = LoopTimer(after: .zero, repeating: .milliseconds(1)) { [held] in
        count += 1
        guard count == 3 else { return }
        held.timer?.cancel()
        continuation.resume()
      }
    }
    await laterThan(.milliseconds(20))
    #expect(count == 3)
  }

  @Test func `a cancelled timer never fires`() async {
    var fired = false
    let timer = LoopTimer(after: .milliseconds(5)) { fired = true }
    timer.cancel()
    await laterThan(.milliseconds(30))
    #expect(!fired)
  }

  @Test func `a timer that nobody holds never fires`() async {
    var fired = false
    held.timer = LoopTimer(after: .milliseconds(5)) { fired = true }
    held.timer = nil
    await laterThan(.milliseconds(30))
    #expect(!fired)
  }

  @Test func `a timer whose time is up is still cancelled in the same turn`() async {
    var fired = false
    held.timer = LoopTimer(after: .zero) { fired = true }
    // Keeps this turn of the loop until the timer is certainly due.
    let end = ContinuousClock().now + .milliseconds(20)
    while ContinuousClock().now < end {}
    held.timer = nil
    await laterThan(.milliseconds(20))
    #expect(!fired)
  }

  private final class Held { var timer: LoopTimer? }
  private let held = Held()

  private func laterThan(_ duration: Duration) async {
    var timer: LoopTimer?
    await withCheckedContinuation { continuation in
      timer = LoopTimer(after: duration) { continuation.resume() }
    }
    _ = timer
  }
}
