// SPDX-License-Identifier: MIT

/// The connection to the engine.
struct EngineLink: Hashable, Sendable {
  private(set) var isConnected = false
  private(set) var liveRestore: Bool
  private(set) var failures = 0
  /// Said once per change of state.
  private(set) var isUnreachableSaid = false
  private var openedAt: Moment?

  /// How long a stream must have lived for its end to be taken as the first of a new row of failures.
  static let steady = Duration.seconds(10)

  init(liveRestore: Bool) { self.liveRestore = liveRestore }

  mutating func opened(_ info: EngineInfo, at now: Moment) {
    isConnected = true
    liveRestore = info.liveRestore
    openedAt = now
    isUnreachableSaid = false
  }

  /// Whether it was connected until now.
  mutating func ended(at now: Moment) -> Bool {
    defer {
      isConnected = false
      openedAt = nil
    }
    if let openedAt, now - openedAt >= Self.steady { failures = 0 }
    return isConnected
  }

  /// At once the first time, then 0.1 s doubling to 30 s.
  mutating func nextWait() -> Duration {
    defer { failures += 1 }
    if failures == 0 { return .zero }
    return min(.seconds(30), .milliseconds(100) * (1 << min(failures - 1, 9)))
  }

  mutating func saidUnreachable() { isUnreachableSaid = true }
}
