// SPDX-License-Identifier: MIT
import TestSupport

/// One container of many comes back on a new address: from Docker's event to the first answer from there.
struct EventToAnswer {
  private let apps: Int
  private let options: Options
  private let house: House
  private let app: BenchApp

  init(apps: Int, _ options: Options) throws {
    self.apps = apps
    self.options = options
    house = try House(apps: apps)
    app = house.apps[apps / 2]
    try house.open(app, turns: 0..<2)
  }

  func measure() throws -> [Row] {
    let samples = try measureDaemon()
    var floor = ReloadFloor(house: house, app: app, turn: options.runs % 2)
    let bare = try floor.hangUp(runs: options.runs)
    let usual = try floor.testAndReload(runs: options.runs)
    let limit = bare.median + 10
    return [
      Row(
        name: "\(apps) apps: event to answer", unit: "ms", samples: samples, floor: bare.median, limit: limit,
        limitReason: "floor + 10 ms"),
      Row(name: "\(apps) apps: SIGHUP to answer (floor)", unit: "ms", samples: bare, floor: bare.median),
      Row(name: "\(apps) apps: nginx -t, nginx -s reload to answer", unit: "ms", samples: usual, floor: bare.median),
    ]
  }

  /// Every run begins with the container dead and nginx at rest, as after a crash.
  private func measureDaemon() throws -> Samples {
    let daemon = try house.startDaemon(options)
    defer { daemon.stop() }
    try house.waitForAnswer(of: app, turn: 0)
    var turn = 0
    return try Samples(runs: options.runs) {
      house.engine.change { $0.crash(app.container, exitCode: 1) }
      try eventually("\(app.name) to be refused") { house.web.get(host: app.domain)?.status == 502 }
      try house.nginx.waitUntilQuiet()
      turn = 1 - turn
      return try elapsed {
        try house.engine.change { try $0.comeBack(app.container, address: app.address(turn)) }
        try house.waitForAnswer(of: app, turn: turn)
      }
    }
  }
}
