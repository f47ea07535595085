// SPDX-License-Identifier: MIT
import TestSupport

/// From the start of the process to READY=1.
struct StartUp {
  private let apps: Int
  private let options: Options
  private let house: House
  private let app: BenchApp

  init(apps: Int, _ options: Options) throws {
    self.apps = apps
    self.options = options
    house = try House(apps: apps)
    app = house.apps[apps - 1]
    try house.open(app, turns: 0..<2)
  }

  func measure() throws -> [Row] {
    // The first start writes what the daemon's own configurations look like.
    try house.startDaemon(options).stop()
    let same = try Samples(runs: 5) { try start() }
    let requests = house.engine.requests.map(\.endpoint)
    let moved = Samples(try [1, 0, 1, 0, 1].map(startMoved))
    var floor = ReloadFloor(house: house, app: app, turn: 1)
    return rows(same, moved, bare: try floor.hangUp(runs: 5).median, requests)
  }

  private func rows(_ same: Samples, _ moved: Samples, bare: Double, _ requests: [EngineEndpoint]) -> [Row] {
    let told = EngineEndpoint.allCases.map { call in (call, requests.count { $0 == call }) }.filter { $0.1 > 0 }
    return [
      Row(name: "\(apps) containers, files right: start to READY", unit: "ms", samples: same, limit: 300),
      Row(
        name: "\(apps) containers, all moved: start to READY", unit: "ms", samples: moved, floor: bare,
        limit: 300 + bare, limitReason: "300 ms and one reload"),
      Row(
        name: "\(apps) containers: requests to the engine", unit: "times", samples: Samples([Double(requests.count)]),
        limit: 10, limitReason: told.map { "\($0) \($1)" }.joined(separator: ", ")),
    ]
  }

  /// While the daemon was away every container got another address.
  private func startMoved(to turn: Int) throws -> Double {
    house.engine.changeSilently { world in
      for app in house.apps { world.move(app, to: turn) }
    }
    return try start()
  }

  private func start() throws -> Double {
    try house.nginx.waitUntilQuiet()
    house.engine.forgetRequests()
    var daemon: DaemonInstance?
    let time = try elapsed { daemon = try house.startDaemon(options) }
    daemon?.stop()
    return time
  }
}
