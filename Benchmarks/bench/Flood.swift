// SPDX-License-Identifier: MIT
import TestSupport

/// 10 000 events of 100 containers that say nothing new.
struct Flood {
  private struct Cost {
    /// Milliseconds.
    let processorTime: Double
    let requests: Double
  }

  private let options: Options
  private let house: House

  init(_ options: Options) throws {
    self.options = options
    house = try House(apps: 100)
  }

  func measure() throws -> [Row] {
    let daemon = try house.startDaemon(options)
    defer { daemon.stop() }
    let costs = try (0..<3).map { _ in try flood(daemon) }
    return [
      Row(name: "10000 events: processor time", unit: "ms", samples: Samples(costs.map(\.processorTime)), limit: 300),
      Row(
        name: "10000 events: requests to the engine", unit: "times", samples: Samples(costs.map(\.requests)), limit: 10,
        limitReason: "a handful"),
    ]
  }

  private func flood(_ daemon: DaemonInstance) throws -> Cost {
    let before = try Quiet(daemon).wait()
    house.engine.forgetRequests()
    house.engine.change { world in
      for _ in 0..<100 {
        for app in house.apps { world.emit("start", container: app.container) }
      }
    }
    let spent = try Quiet(daemon).wait() - before
    return Cost(processorTime: spent / .milliseconds(1), requests: Double(house.engine.requests.count))
  }
}
