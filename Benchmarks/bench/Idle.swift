// SPDX-License-Identifier: MIT
import Foundation
import TestSupport

/// What the daemon holds and does while nothing happens.
struct Idle {
  private let apps: Int
  private let options: Options
  private let house: House

  init(apps: Int, _ options: Options) throws {
    self.apps = apps
    self.options = options
    house = try House(apps: apps)
  }

  func measure() throws -> [Row] {
    let daemon = try house.startDaemon(options)
    defer { daemon.stop() }
    let cpu = try Quiet(daemon).wait()
    let wakeups = daemon.facts.wakeups
    Thread.sleep(forTimeInterval: 10)
    let work = (daemon.facts.cpuTime - cpu) / .milliseconds(1)
    let woken = daemon.facts.wakeups(since: wakeups)
    let isSmall = apps <= 100
    return [
      row("resident", "MB", Double(daemon.facts.resident) / 1024, limit: isSmall ? 15 : 20),
      row("private dirty", "MB", Double(daemon.facts.privateDirty) / 1024, limit: isSmall ? 5 : 9),
      row("processor time in 10 s", "ms", work, limit: 5),
      row("wake-ups in 10 s", "times", Double(woken), limit: 10),
    ]
  }

  private func row(_ name: String, _ unit: String, _ value: Double, limit: Double) -> Row {
    Row(name: "\(apps) containers: \(name)", unit: unit, samples: Samples([value]), limit: limit)
  }
}
