// SPDX-License-Identifier: MIT
import TestSupport

/// Many events at once.
struct Burst {
  private let options: Options

  init(_ options: Options) { self.options = options }

  func measure() throws -> [Row] { try moveEverything() + floodOfHints() }

  /// All of 1000 containers start on new addresses, as after an engine restart.
  private func moveEverything() throws -> [Row] {
    let house = try House(apps: 1000)
    guard let last = house.apps.last else { return [] }
    try house.open(last, turns: 0..<2)
    let daemon = try house.startDaemon(options)
    var turn = 0
    let runs = try (0..<5).map { _ in
      turn = 1 - turn
      return try move(house, to: turn)
    }
    daemon.stop()
    var floor = ReloadFloor(house: house, app: last, turn: turn)
    let bare = try floor.hangUp(runs: 5)
    let disk = try DiskFloor(apps: 1000).measure(runs: 5)
    let limit = 1000 + bare.median
    return [
      Row(
        name: "1000 starts: last event to all files right", unit: "ms", samples: Samples(runs.map(\.files)),
        floor: disk.median, limit: limit, limitReason: "1 s and one reload"),
      Row(
        name: "1000 starts: last event to the last app's answer", unit: "ms", samples: Samples(runs.map(\.answer)),
        floor: disk.median + bare.median, limit: limit, limitReason: "1 s and one reload"),
      Row(name: "1000 starts: reloads of nginx", unit: "times", samples: Samples(runs.map(\.reloads)), limit: 5),
      Row(name: "1000 apps: their files on this disk, one sync (floor)", unit: "ms", samples: disk, floor: disk.median),
      Row(name: "1000 apps: SIGHUP to answer (floor)", unit: "ms", samples: bare, floor: bare.median),
    ]
  }

  private func move(_ house: House, to turn: Int) throws -> (files: Double, answer: Double, reloads: Double) {
    try house.nginx.waitUntilQuiet()
    let before = house.nginx.reloadCount
    house.engine.change { world in
      for app in house.apps {
        world.update(app.container) { $0.endpoints["bridge"]?.address = app.address(turn) }
        world.emit("start", container: app.container)
      }
    }
    let start = ContinuousClock.now
    for app in house.apps {
      try eventually("the files of \(app.name)", within: .seconds(60)) { house.isRight(app, turn: turn) }
    }
    let files = (ContinuousClock.now - start) / .milliseconds(1)
    try house.apps.last.map { try house.waitForAnswer(of: $0, turn: turn) }
    let answer = (ContinuousClock.now - start) / .milliseconds(1)
    try house.nginx.waitUntilQuiet()
    return (files, answer, Double(house.nginx.reloadCount - before))
  }

  /// 10 000 events of 100 containers that say nothing new.
  private func floodOfHints() throws -> [Row] {
    let house = try House(apps: 100)
    let daemon = try house.startDaemon(options)
    defer { daemon.stop() }
    house.engine.forgetRequests()
    let costs = try (0..<3).map { _ in try flood(house, daemon) }
    return [
      Row(name: "10000 events: processor time", unit: "ms", samples: Samples(costs.map(\.cpu)), limit: 300),
      Row(
        name: "10000 events: requests to the engine", unit: "times", samples: Samples(costs.map(\.requests)), limit: 10,
        limitReason: "a handful"),
    ]
  }

  private func flood(_ house: House, _ daemon: DaemonInstance) throws -> (cpu: Double, requests: Double) {
    let quiet = try Quiet(daemon).wait()
    let requests = house.engine.requests.count
    house.engine.change { world in
      for _ in 0..<100 {
        for app in house.apps { world.emit("start", container: app.container) }
      }
    }
    let cpu = try Quiet(daemon).wait() - quiet
    return (cpu / .milliseconds(1), Double(house.engine.requests.count - requests))
  }
}
