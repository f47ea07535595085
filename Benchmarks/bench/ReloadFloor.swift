// SPDX-License-Identifier: MIT
import TestSupport

/// What nginx takes by itself: from a changed file to the first answer from the new configuration.
struct ReloadFloor {
  let house: House
  let app: BenchApp
  /// The turn at which the app's configuration stands.
  var turn: Int

  /// SIGHUP and nothing else.
  mutating func hangUp(runs: Int) throws -> Samples {
    try measure(runs) { nginx in nginx.hangUp() }
  }

  /// `nginx -t` and `nginx -s reload`.
  mutating func testAndReload(runs: Int) throws -> Samples {
    try measure(runs) { nginx in try nginx.testAndReload() }
  }

  private mutating func measure(_ runs: Int, _ reload: (NginxInstance) throws -> Void) throws -> Samples {
    try Samples(runs: runs) {
      let next = 1 - turn
      try house.nginx.waitUntilQuiet()
      try house.rewriteConfiguration(of: app, from: turn, to: next)
      turn = next
      return try elapsed {
        try reload(house.nginx)
        try house.waitForAnswer(of: app, turn: next)
      }
    }
  }
}
