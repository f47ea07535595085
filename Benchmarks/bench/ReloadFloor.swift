// SPDX-License-Identifier: MIT
import TestSupport

/// What nginx takes by itself: from a changed file to the first answer from the new configuration.
struct ReloadFloor {
  let house: House
  let app: BenchApp
  /// The turn at which the app's configuration stands.
  var turn: Int

  static func rows(apps: Int, runs: Int) throws -> [Row] {
    let house = try House(apps: apps)
    let app = house.apps[apps / 2]
    try house.open(app, turns: 0..<2)
    var floor = ReloadFloor(house: house, app: app, turn: 0)
    return try floor.rows(runs: runs)
  }

  /// The floor, and what everybody else does.
  mutating func rows(runs: Int) throws -> [Row] {
    let bare = try hangUp(runs: runs)
    let usual = try testAndReload(runs: runs)
    let apps = house.apps.count
    return [
      Row(name: "\(apps) apps: SIGHUP to answer (floor)", unit: "ms", samples: bare, floor: bare.median),
      Row(name: "\(apps) apps: nginx -t, nginx -s reload to answer", unit: "ms", samples: usual, floor: bare.median),
    ]
  }

  /// SIGHUP and nothing else.
  mutating func hangUp(runs: Int) throws -> Samples {
    try measure(runs) { nginx in nginx.hangUp() }
  }

  /// `nginx -t` and `nginx -s reload`.
  private mutating func testAndReload(runs: Int) throws -> Samples {
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
