// SPDX-License-Identifier: MIT
import Foundation
import TestSupport

/// One container of many dies and comes back on a new address: from Docker's events to what a client sees.
struct EventToAnswer {
  private let options: Options
  private let house: House
  private let app: BenchApp

  private let listeners: String

  /// - Parameter listeners: the daemon's setting.
  init(apps: Int, _ options: Options, listeners: String = "direct") throws {
    self.options = options
    self.listeners = listeners
    house = try House(apps: apps)
    app = house.apps[apps / 2]
    try house.open(app, turns: 0..<2)
  }

  func measure() throws -> [Row] {
    let runs = try measureDaemon()
    var floor = ReloadFloor(house: house, app: app, turn: options.runs % 2)
    let beside = try floor.rows(runs: options.runs)
    let bare = beside[0].samples.median
    return [
      row("start to the first answer", Samples(runs.map(\.answer)), floor: bare),
      row("die to the first refusal", Samples(runs.map(\.refusal)), floor: bare),
    ] + beside
  }

  /// With addresses that stay, beside the containers' own: what a client sees of the same events.
  func measureStable() throws -> [Row] {
    let runs = try measureDaemon()
    let bare = try Samples((1...options.runs).map { _ in try elapsed { try house.waitForAnswer(of: app, turn: last) } })
    return [
      stableRow("start to the first answer", Samples(runs.map(\.answer)), floor: bare.median),
      stableRow("die to the first refusal", Samples(runs.map(\.refusal)), floor: bare.median),
    ]
  }

  private var last: Int { options.runs % 2 }

  private func stableRow(_ name: String, _ samples: Samples, floor: Double) -> Row {
    Row(
      name: "\(house.apps.count) apps: \(name)", unit: "ms", samples: samples, floor: floor, limit: 5,
      limitReason: "5 ms; the floor is a request with nothing changing")
  }

  private func row(_ name: String, _ samples: Samples, floor: Double) -> Row {
    Row(
      name: "\(house.apps.count) apps: \(name)", unit: "ms", samples: samples, floor: floor, limit: floor + 10,
      limitReason: "floor + 10 ms")
  }

  private func measureDaemon() throws -> [(refusal: Double, answer: Double)] {
    let daemon = try house.startDaemon(options, listeners: listeners)
    defer { daemon.stop() }
    try house.waitForAnswer(of: app, turn: 0)
    return try (1...options.runs).map { run in
      try rest()
      let refusal = try elapsed {
        house.engine.change { $0.crash(app.container, exitCode: 1) }
        try house.waitForRefusal(of: app)
      }
      try rest()
      return (refusal, try elapsed { try comeBack(turn: run % 2) })
    }
  }

  private func comeBack(turn: Int) throws {
    try house.engine.change { try $0.comeBack(app.container, address: app.address(turn)) }
    try house.waitForAnswer(of: app, turn: turn)
  }

  /// Docker 20.10 takes 350 ms and more from a crash to the start that follows; and an old worker of nginx would still
  /// give yesterday's answer.
  private func rest() throws {
    try house.nginx.waitUntilQuiet()
    Thread.sleep(forTimeInterval: 0.35)
  }
}
