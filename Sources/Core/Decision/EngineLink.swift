// SPDX-License-Identifier: MIT

/// The connection to the engine.
struct EngineLink: Hashable, Sendable {
  private(set) var isConnected = false
  private(set) var liveRestore: Bool
  private(set) var failures = 0
  /// Said once per change of state.
  private(set) var isUnreachableSaid = false
  private var openedAt: Moment?
  private var endedAt: Moment?
  /// Of the engine last connected to.
  private(set) var serverVersion: String?

  /// How long a stream must have lived for its end to be taken as the first of a new row of failures.
  static let steady = Duration.seconds(10)

  init(liveRestore: Bool) { self.liveRestore = liveRestore }

  mutating func opened(_ info: EngineInfo, at now: Moment) {
    isConnected = true
    liveRestore = info.liveRestore
    openedAt = now
    serverVersion = info.serverVersion
    isUnreachableSaid = false
  }

  /// When it was opened, or when it was lost.
  var since: Moment? { isConnected ? openedAt : endedAt }

  /// Whether it was connected until now.
  mutating func ended(at now: Moment) -> Bool {
    if isConnected || endedAt == nil { endedAt = now }
    defer {
      isConnected = false
      openedAt = nil
    }
    if let openedAt, now - openedAt >= Self.steady { failures = 0 }
    return isConnected
  }

  /// At once the first time, then 0.1 s growing by a quarter each time to 30 s: an engine that is back is found within
  /// about a quarter of the time that it was away.
  mutating func nextWait() -> Duration {
    defer { failures += 1 }
    if failures == 0 { return .zero }
    var wait = Duration.milliseconds(100)
    for _ in 1..<max(1, min(failures, 30)) { wait = wait * 5 / 4 }
    return min(.seconds(30), wait)
  }

  mutating func saidUnreachable() { isUnreachableSaid = true }
}
