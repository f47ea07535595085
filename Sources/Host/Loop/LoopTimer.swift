// SPDX-License-Identifier: MIT
import Dispatch

/// A timer on the loop. It lives as long as somebody holds it: letting go of one cancels it.
package final class LoopTimer {
  private let source = DispatchSource.makeTimerSource(queue: .main)

  /// - Parameters:
  ///   - after: until the first call; zero or less means the loop's next turn.
  ///   - repeating: between later calls; nil for a single one.
  ///   - handler: what to call. It should not hold the timer.
  package init(after: Duration, repeating: Duration? = nil, _ handler: @escaping () -> Void) {
    let deadline = DispatchTime.now() + after.dispatchInterval
    if let repeating {
      // Late by a tenth, so that the kernel can join wake-ups.
      source.schedule(
        deadline: deadline, repeating: repeating.dispatchInterval, leeway: (repeating / 10).dispatchInterval)
    } else {
      source.schedule(deadline: deadline, leeway: .nanoseconds(0))
    }
    // Let go of, it may be due before the loop comes to its `deinit`.
    source.setEventHandler { [weak self] in if self != nil { handler() } }
    source.resume()
  }

  isolated deinit { source.cancel() }

  package func cancel() { source.cancel() }
}
