// SPDX-License-Identifier: MIT

import Core

/// A circuit that runs until somebody calls it over, or for so long at most.
final class CircuitRun<Outcome> {
  let circuit: Circuit
  private var deadline: LoopTimer?
  private var completion: ((Outcome) -> Void)?

  init(_ circuit: Circuit) { self.circuit = circuit }

  /// Answers once, when what is under way has stopped.
  ///
  /// - Parameter late: what is answered at the limit.
  func start(
    _ past: Past, within limit: Duration, late: Outcome, then completion: @escaping (Outcome) -> Void
  ) {
    self.completion = completion
    deadline = LoopTimer(after: limit) { [weak self] in self?.end(with: late) }
    circuit.feed(.started(past))
  }

  func end(with outcome: Outcome) {
    deadline = nil
    guard let completion else { return }
    self.completion = nil
    circuit.executor.stop { completion(outcome) }
  }
}
