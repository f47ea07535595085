// SPDX-License-Identifier: MIT

/// The newest events, so that one that `since` replays does nothing twice.
struct SeenEvents: Hashable, Sendable {
  /// The engine keeps 256.
  static let capacity = 512

  private var ring: [EngineEvent] = []
  private var next = 0
  private var members: Set<EngineEvent> = []

  /// False when it was there.
  mutating func insert(_ event: EngineEvent) -> Bool {
    guard members.insert(event).inserted else { return false }
    if ring.count < Self.capacity {
      ring.append(event)
    } else {
      members.remove(ring[next])
      ring[next] = event
      next = (next + 1) % Self.capacity
    }
    return true
  }
}
