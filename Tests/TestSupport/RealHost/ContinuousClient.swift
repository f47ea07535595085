// SPDX-License-Identifier: MIT
import Dispatch
import Foundation
import Synchronization

/// Asks for one app again and again, each time on a new connection, from a thread of its own until it is stopped.
package final class ContinuousClient: Sendable {
  private struct State {
    var tally: Tally
    var isStopped = false
    var waiter: (isSatisfied: @Sendable (Tally) -> Bool, signal: DispatchSemaphore)?
  }

  private let state: Mutex<State>
  private let ended = DispatchSemaphore(value: 0)

  /// `pause` is the time between an answer and the next request: the machine's cores are shared with what is tested.
  package init(_ client: WebClient, app: String, host: String? = nil, pause: Duration = .milliseconds(2)) {
    state = Mutex(State(tally: Tally(wanted: app)))
    let host = host ?? "\(app).localhost"
    Thread.detachNewThread { [self] in
      while ask(client, host) { usleep(useconds_t(pause / .microseconds(1))) }
      ended.signal()
    }
  }

  package var tally: Tally { state.withLock { $0.tally } }

  /// Ends the requests; the answer is what came of all of them.
  @discardableResult
  package func stop() -> Tally {
    let wasRunning = state.withLock { state in
      defer { state.isStopped = true }
      return !state.isStopped
    }
    if wasRunning { ended.wait() }
    return tally
  }

  /// Returns as soon as the answers so far are as wished; asked after every answer.
  package func wait(
    for what: String, within limit: Duration = .seconds(10), until isSatisfied: @escaping @Sendable (Tally) -> Bool
  ) throws {
    let signal = DispatchSemaphore(value: 0)
    let isSatisfiedNow = state.withLock { state in
      if isSatisfied(state.tally) { return true }
      state.waiter = (isSatisfied, signal)
      return false
    }
    if isSatisfiedNow || signal.wait(timeout: .now() + limit / .seconds(1)) == .success { return }
    state.withLock { $0.waiter = nil }
    throw TimedOut(description: "waited \(limit) for \(what); last answers: \(Set(tally.latest))")
  }

  /// Returns when the latest 20 answers come from these processes of the app, from all of them and from nobody else.
  package func waitUntilAnswered(by processes: Set<String>, within limit: Duration = .seconds(10)) throws {
    try wait(for: "answers by \(processes.sorted())", within: limit) { tally in
      let answering = tally.latest.map { answer in
        if case .from(tally.wanted, let process, _) = answer { process } else { "" }
      }
      return answering.count == 20 && Set(answering) == processes
    }
  }

  /// Waits for more answers, so that what follows an event is counted too.
  package func wait(forMore count: Int, within limit: Duration = .seconds(10)) throws {
    let goal = tally.total + count
    try wait(for: "\(count) more answers", within: limit) { $0.total >= goal }
  }

  /// False when it was told to stop.
  private func ask(_ client: WebClient, _ host: String) -> Bool {
    let moment = ContinuousClock.now
    let answer = Answer(client.get(host: host))
    return state.withLock { state in
      state.tally.add(answer, askedAt: moment)
      if let waiter = state.waiter, waiter.isSatisfied(state.tally) {
        state.waiter = nil
        waiter.signal.signal()
      }
      return !state.isStopped
    }
  }
}
