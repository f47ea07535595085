// SPDX-License-Identifier: MIT
import Dispatch

extension Duration {
  /// At least zero, at most 292 years.
  nonisolated var dispatchInterval: DispatchTimeInterval {
    guard self > .zero else { return .nanoseconds(0) }
    let (seconds, attoseconds) = components
    guard seconds < 9_000_000_000 else { return .seconds(9_000_000_000) }
    return .nanoseconds(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
  }
}
