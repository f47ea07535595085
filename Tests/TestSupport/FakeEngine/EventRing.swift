// SPDX-License-Identifier: MIT

/// The engine's memory of events: 256 of all kinds (moby daemon/events, `eventsLimit`).
struct EventRing: Sendable {
  private var events: [FakeEvent] = []

  mutating func append(_ event: FakeEvent) {
    events.append(event)
    if events.count > 256 { events.removeFirst() }
  }

  mutating func clear() { events.removeAll() }

  /// Walks backwards and stops at the first event that is older, as moby does: a clock step hides what lies behind.
  func events(since: Int64, until: Int64?) -> [FakeEvent] {
    let recent = events.reversed().prefix { $0.time >= since }
    return recent.reversed().filter { $0.time <= until ?? .max }
  }
}
