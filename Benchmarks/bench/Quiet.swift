// SPDX-License-Identifier: MIT
import Foundation
import TestSupport

/// Waits until a process has nothing left to do.
struct Quiet {
  private let facts: ProcessFacts

  init(_ daemon: DaemonInstance) { facts = daemon.facts }

  /// Its processor time by then. Three seconds without work are rest, for what a full look leaves to be
  /// done later is done within two: the clock is the only witness of nothing.
  func wait() throws -> Duration {
    var last = facts.cpuTime
    var restsSince = ContinuousClock.now
    try eventually("process \(facts.pid) to rest", within: .seconds(60)) {
      let now = facts.cpuTime
      if now - last > .milliseconds(1) {
        last = now
        restsSince = .now
      }
      usleep(10_000)
      return ContinuousClock.now - restsSince > .seconds(3)
    }
    return facts.cpuTime
  }
}
