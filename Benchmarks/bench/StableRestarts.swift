// SPDX-License-Identifier: MIT
import Foundation
import TestSupport

/// A thousand containers, each of which ends and comes back elsewhere: with addresses that stay nginx hears of none of it.
struct StableRestarts {
  private static let count = 1000

  private let options: Options
  private let house: House

  init(_ options: Options) throws {
    self.options = options
    house = try House(apps: Self.count)
  }

  func measure() throws -> [Row] {
    let daemon = try house.startDaemon(options, listeners: "stable")
    defer { daemon.stop() }
    let before = try reloads()
    let moved = try elapsed {
      for app in house.apps {
        try house.engine.change { world in
          world.crash(app.container, exitCode: 1)
          try world.comeBack(app.container, address: app.address(1))
        }
      }
      try eventually("all files to be right", within: .seconds(60)) {
        house.apps.allSatisfy { house.tree.read("IP.web.1", of: $0.name) == $0.address(1) }
      }
    }
    let after = try reloads()
    let flushes = try (1...options.runs).map { _ in try flushed() }
    return [
      Row(
        name: "\(Self.count) restarts: reloads", unit: "", samples: Samples([Double(after - before)]), floor: nil,
        limit: 0, limitReason: "none"),
      Row(name: "\(Self.count) restarts: all files right", unit: "ms", samples: Samples([moved]), floor: nil),
      Row(
        name: "\(Self.count) listeners: back after a flush of all rules", unit: "ms", samples: Samples(flushes),
        floor: nil, limit: 50, limitReason: "50 ms, with two runs of nft"),
    ]
  }

  private func flushed() throws -> Double {
    try elapsed {
      try Child.run(["nft", "flush", "ruleset"])
      try eventually("the rules to be back") {
        (try? Child.run(["nft", "list", "chain", "ip", "dokku_listeners", "out"])) != nil
      }
    }
  }

  /// As the daemon counts them.
  private func reloads() throws -> Int {
    try eventually("the daemon's metrics") { counted() != nil }
    return counted() ?? 0
  }

  private func counted() -> Int? {
    let lines = house.folder.read("run/metrics.prom")?.split(separator: "\n") ?? []
    let counters = lines.filter { $0.hasPrefix("dokku_event_listener_nginx_reloads_total") }
    return counters.isEmpty ? nil : counters.compactMap { Int($0.split(separator: " ").last ?? "") }.reduce(0, +)
  }
}
