// SPDX-License-Identifier: MIT
import Synchronization

/// A Docker Engine API server on a Unix socket, for what a real engine cannot be made to show. It refuses what the real
/// one refuses. Change its world and it says what Docker would say; tell it of a fault and it has that.
package final class FakeEngine: Sendable {
  struct State {
    var world: EngineWorld
    var ring = EventRing()
    var subscribers: [ObjectIdentifier: EventSubscriber] = [:]
    var faults: [(endpoint: EngineEndpoint?, fault: EngineFault, times: Int)] = []
    var seen: [SeenRequest] = []
    var waiting: [(condition: @Sendable (State) -> Bool, continuation: CheckedContinuation<Void, Never>)] = []
    var held: [FakeEvent]?
    var slowReaderLimit = Int.max
    var server: SocketServer?
  }

  package let socketPath: String
  package let shape: EngineShape
  let router: EngineRouter
  let state: Mutex<State>

  /// Listens at once. `minimumVersion` is the engine's `DOCKER_MIN_API_VERSION`, such as 1.52, which nil leaves unset.
  /// `now` gives event times in nanoseconds since 1970.
  package init(
    socketPath: String, shape: EngineShape = .v1_41, minimumVersion: String? = nil,
    now: @escaping @Sendable () -> Int64 = Clock.now
  ) throws {
    self.socketPath = socketPath
    self.shape = shape
    router = EngineRouter(shape: shape, minimumVersion: minimumVersion.flatMap { APIVersion($0) })
    state = Mutex(State(world: EngineWorld(now: now)))
    try listen()
  }

  deinit { disappear() }

  /// Listens again after `disappear`.
  package func listen() throws {
    let socket = try ListeningSocket.unix(path: socketPath)
    let server = SocketServer(listening: socket) { [weak self] connection in
      guard let self else { return }
      var connection = EngineConnection(engine: self, descriptor: connection)
      connection.serve()
    }
    state.withLock { $0.server = server }
  }

  /// The engine's process is gone: connections end, the socket refuses, events are forgotten.
  package func disappear() {
    let server = state.withLock { state in
      state.ring.clear()
      state.subscribers.removeAll()
      defer { state.server = nil }
      return state.server
    }
    server?.stop()
  }

  /// Changes containers and networks and says so, in one piece: nobody sees half of it.
  @discardableResult
  package func change<Result: Sendable>(_ body: (inout EngineWorld) throws -> sending Result) rethrows -> sending Result
  {
    try state.withLock { state in
      let result = try body(&state.world)
      say(&state)
      return result
    }
  }

  /// Changes them without an event.
  @discardableResult
  package func changeSilently<Result: Sendable>(_ body: (inout EngineWorld) throws -> sending Result) rethrows
    -> sending Result
  {
    try state.withLock { state in
      let result = try body(&state.world)
      state.world.emitted.removeAll()
      return result
    }
  }

  package var world: EngineWorld { state.withLock { $0.world } }

  func answer(_ request: SeenRequest, _ reference: String) -> HTTPResponse {
    state.withLock { state in
      defer { say(&state) }
      do throws(EngineRefusal) {
        return try router.answer(request, reference, &state.world)
      } catch {
        return router.refuse(error)
      }
    }
  }

  /// Puts what the world has to say on every stream.
  func say(_ state: inout State) {
    let events = state.world.emitted
    state.world.emitted.removeAll()
    if state.held != nil {
      state.held?.append(contentsOf: events)
    } else {
      deliver(events, &state)
    }
  }

  func deliver(_ events: [FakeEvent], _ state: inout State) {
    for event in events {
      state.ring.append(event)
      let line = event.line(shape)
      for subscriber in state.subscribers.values where subscriber.filters.match(event) { subscriber.send(line) }
    }
  }
}
