// SPDX-License-Identifier: MIT

extension FakeEngine {
  /// The next `times` requests of a kind, or of any kind, meet this instead of their answer.
  package func inject(_ fault: EngineFault, into endpoint: EngineEndpoint? = nil, times: Int = .max) {
    state.withLock { $0.faults.append((endpoint, fault, times)) }
  }

  package func healFaults() { state.withLock { $0.faults.removeAll() } }

  /// Keeps back what is said from now on.
  package func holdEvents() { state.withLock { $0.held = $0.held ?? [] } }

  /// Says what was kept back: doubled, reordered or in part, as `arrange` has it.
  package func releaseEvents(_ arrange: ([FakeEvent]) -> [FakeEvent] = { $0 }) {
    state.withLock { state in
      let events = arrange(state.held ?? [])
      state.held = nil
      deliver(events, &state)
    }
  }

  /// Puts any bytes on every stream as one chunk.
  package func sendOnStreams(_ bytes: [UInt8]) {
    state.withLock { state in
      for subscriber in state.subscribers.values { subscriber.send(bytes) }
    }
  }

  /// Ends every stream as an engine does that shuts down.
  package func endStreams() { endStreams(with: HTTPResponse.lastChunk) }

  /// Ends every stream in the middle of an object.
  package func breakStreams() { endStreams(with: HTTPResponse.chunk(Array(#"{"Type":"container","Action":"st"#.utf8))) }

  /// How many lines may wait for a slow reader before more are dropped; applies to streams opened from now on.
  package func dropEvents(beyond limit: Int) { state.withLock { $0.slowReaderLimit = limit } }

  private func endStreams(with bytes: [UInt8]) {
    state.withLock { state in
      for subscriber in state.subscribers.values { subscriber.end(with: bytes) }
      state.subscribers.removeAll()
    }
  }

  func takeFault(for endpoint: EngineEndpoint) -> EngineFault? {
    state.withLock { state in
      let index = state.faults.firstIndex { $0.endpoint == nil || $0.endpoint == endpoint }
      guard let index else { return nil }
      defer {
        state.faults[index].times -= 1
        if state.faults[index].times == 0 { state.faults.remove(at: index) }
      }
      return state.faults[index].fault
    }
  }
}
