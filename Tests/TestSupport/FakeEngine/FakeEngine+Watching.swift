// SPDX-License-Identifier: MIT

extension FakeEngine {
  /// Every request so far.
  package var requests: [SeenRequest] { state.withLock { $0.seen } }

  package func requestCount(_ endpoint: EngineEndpoint) -> Int {
    state.withLock { $0.seen.count { $0.endpoint == endpoint } }
  }

  package func forgetRequests() { state.withLock { $0.seen.removeAll() } }

  package var streamCount: Int { state.withLock { $0.subscribers.count } }

  /// Returns once that many requests of a kind have come. A stream counts when it gets events.
  package func waitForRequests(_ endpoint: EngineEndpoint, count: Int = 1) async {
    await wait { $0.seen.count { $0.endpoint == endpoint } >= count }
  }

  /// Returns once that many streams are open.
  package func waitForStreams(_ count: Int = 1) async {
    await wait { $0.subscribers.count >= count }
  }

  func note(_ request: SeenRequest) {
    wake { $0.seen.append(request) }
  }

  /// Replays what the ring still has, and from then on everything.
  func subscribe(_ query: EventsQuery, _ request: SeenRequest) -> EventSubscriber {
    wake { state in
      state.seen.append(request)
      let subscriber = EventSubscriber(filters: query.filters, limit: state.slowReaderLimit)
      let past = query.since.map { state.ring.events(since: $0, until: query.until) } ?? []
      for event in past where query.filters.match(event) { subscriber.send(event.line(shape)) }
      state.subscribers[ObjectIdentifier(subscriber)] = subscriber
      return subscriber
    }
  }

  func unsubscribe(_ subscriber: EventSubscriber) {
    wake { $0.subscribers[ObjectIdentifier(subscriber)] = nil }
  }

  private func wait(until condition: @escaping @Sendable (State) -> Bool) async {
    await withCheckedContinuation { continuation in
      wake { $0.waiting.append((condition, continuation)) }
    }
  }

  /// Changes the state and lets those go on who waited for it.
  private func wake<Result: Sendable>(_ change: (inout State) -> Result) -> Result {
    let (result, ready) = state.withLock { state in
      let result = change(&state)
      let waiting = state.waiting
      state.waiting = waiting.filter { !$0.condition(state) }
      return (result, waiting.filter { $0.condition(state) }.map(\.continuation))
    }
    for continuation in ready { continuation.resume() }
    return result
  }
}
