// SPDX-License-Identifier: MIT
import Dispatch

/// Carries calls over a few connections that are kept between them. Letting go of it drops its calls without a word.
final class ConnectionPool {
  static let size = 4
  static let waitingLimit = 4096

  private let host: DockerHost
  private var idle: [SocketConnection] = []
  private var running: [ObjectIdentifier: Exchange] = [:]
  private var waiting = CallQueue()

  init(_ host: DockerHost) { self.host = host }

  /// Answers once, never before this returns.
  func send(_ call: Call) {
    if call.isUrgent || running.count < Self.size {
      start(call)
    } else if waiting.count < Self.waitingLimit {
      waiting.append(call)
    } else {
      fail(call, .overloaded)
    }
  }

  /// Everything on its way and everything waiting fails.
  func abandon() {
    while let call = waiting.popFirst() { fail(call, .abandoned) }
    for exchange in running.values { exchange.abandon() }
    idle.forEach { $0.close() }
    idle = []
  }

  private func start(_ call: Call, onNew: Bool = false) {
    do throws(SystemCallFailed) {
      let kept = onNew ? nil : takeIdle()
      let connection = if let kept { kept } else { try SocketConnection(host) }
      let exchange = Exchange(call, on: connection, isReused: kept != nil) { [weak self] in self?.ended($0, $1) }
      running[ObjectIdentifier(exchange)] = exchange
      exchange.start()
    } catch {
      fail(call, .unreachable("\(error)"))
      startNext()
    }
  }

  private func takeIdle() -> SocketConnection? {
    while let connection = idle.popLast() {
      if connection.isQuiet { return connection }
      connection.close()
    }
    return nil
  }

  private func ended(_ exchange: Exchange, _ outcome: Exchange.Outcome) {
    running[ObjectIdentifier(exchange)] = nil
    if exchange.allowsReuse, idle.count < Self.size { keep(exchange.connection) } else { exchange.connection.close() }
    switch outcome {
    case .answered(let answer):
      startNext()
      exchange.call.then(.success(answer))
    case .stale where exchange.call.mayRepeat:
      start(exchange.call, onNew: true)
    case .failed(let failure), .stale(let failure):
      startNext()
      fail(exchange.call, failure)
    }
  }

  private func keep(_ connection: SocketConnection) {
    connection.handler = { [weak self, weak connection] _ in
      connection?.close()
      self?.idle.removeAll { $0 === connection }
    }
    idle.append(connection)
  }

  private func startNext() {
    while running.count < Self.size, let call = waiting.popFirst() { start(call) }
  }

  private func fail(_ call: Call, _ failure: DockerFailure) {
    DispatchQueue.main.async { call.then(.failure(failure)) }
  }
}
