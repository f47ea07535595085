// SPDX-License-Identifier: MIT

/// Holds back reloads that come thick and fast: each leaves old workers behind until their last connection ends.
/// Five in a row go out at once, after that one every 200 ms.
struct ReloadAllowance: Hashable, Sendable {
  static let burst = 5
  static let spacing = Duration.milliseconds(200)

  private var tokens = Self.burst
  private var countedAt: Moment?

  /// Takes one and returns nil, or says how long to wait.
  mutating func take(at now: Moment) -> Duration? {
    refill(at: now)
    guard tokens > 0 else { return Self.spacing - (now - (countedAt ?? now)) }
    tokens -= 1
    return nil
  }

  /// None has been taken lately.
  mutating func isWhole(at now: Moment) -> Bool {
    refill(at: now)
    return tokens == Self.burst
  }

  private mutating func refill(at now: Moment) {
    guard let last = countedAt, tokens < Self.burst else {
      countedAt = now
      return
    }
    let earned = (now - last).microseconds / Self.spacing.microseconds
    guard earned > 0 else { return }
    tokens = Int(min(Int64(Self.burst), Int64(tokens) + earned))
    countedAt = tokens == Self.burst ? now : last + Self.spacing * Int(earned)
  }
}
