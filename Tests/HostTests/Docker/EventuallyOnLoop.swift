// SPDX-License-Identifier: MIT
import TestSupport

@testable import Host

nonisolated struct Waited: Error {
  let limit: Duration
  let what: String
}

/// Asks again in later turns of the loop until the answer is yes.
func eventuallyOnLoop(
  _ what: String, within limit: Duration = .seconds(10), _ isSo: () -> Bool
) async throws {
  let end = ContinuousClock.now + limit
  while !isSo() {
    guard ContinuousClock.now < end else { throw Waited(limit: limit, what: what) }
    await loopTurn(after: .milliseconds(1))
  }
}

func loopTurn(after wait: Duration = .zero) async {
  var timer: LoopTimer?
  await withCheckedContinuation { continuation in timer = LoopTimer(after: wait) { continuation.resume() } }
  withExtendedLifetime(timer) {}
}
