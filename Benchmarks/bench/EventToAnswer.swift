// SPDX-License-Identifier: MIT
import TestSupport

/// One container of many comes back on a new address: from Docker's event to the first answer from there.
struct EventToAnswer {
  private let options: Options
  private let house: House
  private let app: BenchApp

  init(apps: Int, _ options: Options) throws {
    self.options = options
    house = try House(apps: apps)
    app = house.apps[apps / 2]
    try house.open(app, turns: 0..<2)
  }

  func measure() throws -> [Row] {
    let samples = try measureDaemon()
    var floor = ReloadFloor(house: house, app: app, turn: options.runs % 2)
    let beside = try floor.rows(runs: options.runs)
    let bare = beside[0].samples.median
    let row = Row(
      name: "\(house.apps.count) apps: event to answer", unit: "ms", samples: samples, floor: bare, limit: bare + 10,
      limitReason: "floor + 10 ms")
    return [row] + beside
  }

  /// Every run begins with the container dead and nginx at rest, as after a crash.
  private func measureDaemon() throws -> Samples {
    let daemon = try house.startDaemon(options)
    defer { daemon.stop() }
    try house.waitForAnswer(of: app, turn: 0)
    var turn = 0
    return try Samples(runs: options.runs) {
      // An old worker still refuses for a moment after a reload, which would pass for this crash.
      try house.nginx.waitUntilQuiet()
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
