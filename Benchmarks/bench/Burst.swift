// SPDX-License-Identifier: MIT
import TestSupport

/// All of 1000 containers start on new addresses at once, as after an engine restart.
struct Burst {
  private struct Move {
    /// Milliseconds from the last event.
    let files: Double
    let answer: Double
    let reloads: Double
  }

  private let options: Options
  private let house: House
  private let last: BenchApp

  init(_ options: Options) throws {
    self.options = options
    house = try House(apps: 1000)
    last = house.apps[999]
    try house.open(last, turns: 0..<2)
  }

  func measure() throws -> [Row] {
    let daemon = try house.startDaemon(options)
    let moves = try [1, 0, 1, 0, 1].map(move)
    daemon.stop()
    var floor = ReloadFloor(house: house, app: last, turn: 1)
    let bare = try floor.hangUp(runs: 5)
    return rows(moves, bare: bare, disk: try DiskFloor(apps: 1000).measure(runs: 5))
  }

  private func rows(_ moves: [Move], bare: Samples, disk: Samples) -> [Row] {
    let limit = 1000 + bare.median
    return [
      Row(
        name: "1000 starts: last event to all files right", unit: "ms", samples: Samples(moves.map(\.files)),
        floor: disk.median, limit: limit, limitReason: "1 s and one reload"),
      Row(
        name: "1000 starts: last event to the last app's answer", unit: "ms", samples: Samples(moves.map(\.answer)),
        floor: disk.median + bare.median, limit: limit, limitReason: "1 s and one reload"),
      Row(name: "1000 starts: reloads of nginx", unit: "times", samples: Samples(moves.map(\.reloads)), limit: 5),
      Row(name: "1000 apps: their files on this disk, one sync (floor)", unit: "ms", samples: disk, floor: disk.median),
      Row(name: "1000 apps: SIGHUP to answer (floor)", unit: "ms", samples: bare, floor: bare.median),
    ]
  }

  private func move(to turn: Int) throws -> Move {
    try house.nginx.waitUntilQuiet()
    let before = house.nginx.reloadCount
    house.engine.change { world in
      for app in house.apps {
        world.move(app, to: turn)
        world.emit("start", container: app.container)
      }
    }
    let start = ContinuousClock.now
    for app in house.apps {
      try eventually("the files of \(app.name)", within: .seconds(60)) { house.isRight(app, turn: turn) }
    }
    let files = (ContinuousClock.now - start) / .milliseconds(1)
    try house.waitForAnswer(of: last, turn: turn)
    let answer = (ContinuousClock.now - start) / .milliseconds(1)
    try house.nginx.waitUntilQuiet()
    return Move(files: files, answer: answer, reloads: Double(house.nginx.reloadCount - before))
  }
}
