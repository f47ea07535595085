// SPDX-License-Identifier: MIT
import TestSupport

/// From the start of the process to READY=1.
struct StartUp {
  private let apps: Int
  private let options: Options
  private let house: House

  init(apps: Int, _ options: Options) throws {
    self.apps = apps
    self.options = options
    house = try House(apps: apps)
  }

  func measure() throws -> [Row] {
    guard let app = house.apps.last else { return [] }
    try house.open(app, turns: 0..<2)
    try house.startDaemon(options).stop()
    let same = try Samples(runs: 5) { try start() }
    let requests = Dictionary(grouping: house.engine.requests, by: \.endpoint).mapValues(\.count)
    var turn = 0
    let moved = try Samples(runs: 5) {
      turn = 1 - turn
      house.engine.changeSilently { world in
        for app in house.apps { world.update(app.container) { $0.endpoints["bridge"]?.address = app.address(turn) } }
      }
      return try start()
    }
    var floor = ReloadFloor(house: house, app: app, turn: turn)
    let bare = try floor.hangUp(runs: 5)
    let told = requests.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key) \($0.value)" }
    return [
      Row(name: "\(apps) containers, files right: start to READY", unit: "ms", samples: same, limit: 300),
      Row(
        name: "\(apps) containers, all moved: start to READY", unit: "ms", samples: moved, floor: bare.median,
        limit: 300 + bare.median, limitReason: "300 ms and one reload"),
      Row(
        name: "\(apps) containers: requests to the engine", unit: "times",
        samples: Samples([Double(requests.values.reduce(0, +))]), limit: 10,
        limitReason: told.joined(separator: ", ")),
    ]
  }

  private func start() throws -> Double {
    try house.nginx.waitUntilQuiet()
    house.engine.forgetRequests()
    let start = ContinuousClock.now
    let daemon = try house.startDaemon(options)
    let time = (ContinuousClock.now - start) / .milliseconds(1)
    daemon.stop()
    return time
  }
}
