// SPDX-License-Identifier: MIT
import Foundation

/// The `filters` parameter: a JSON object of arrays, or of objects whose keys count (Engine API, before 1.22).
struct EventFilters: Sendable {
  private let values: [String: Set<String>]

  init(_ text: String?, _ shape: EngineShape) throws(EngineRefusal) {
    guard let text, !text.isEmpty else {
      values = [:]
      return
    }
    let parsed = try? JSONSerialization.jsonObject(with: Data(text.utf8))
    if let lists = parsed as? [String: [String]] {
      values = lists.mapValues { Set($0) }
    } else if let sets = parsed as? [String: [String: Bool]] {
      values = sets.mapValues { Set($0.keys) }
    } else {
      throw EngineRefusal(status: shape.badQueryStatus, message: "invalid filter")
    }
  }

  var isEmpty: Bool { values.isEmpty }

  /// Refuses what this call does not know; `/events` itself takes anything.
  func refuse(but known: Set<String>) throws(EngineRefusal) {
    if let unknown = values.keys.sorted().first(where: { !known.contains($0) }) {
      throw EngineRefusal(status: 400, message: "Invalid filter '\(unknown)'")
    }
  }

  /// `type`, `event`, `container`, `network` and `label` as moby's `events.Filter` has them: labels must all match, and
  /// network events carry none.
  func match(_ event: FakeEvent) -> Bool {
    let actor = [event.actor, event.attributes["name"] ?? ""]
    return one(of: "type", [event.type])
      && one(of: "event", [event.action, String(event.action.prefix { $0 != ":" })])
      && one(of: "container", event.type == "container" ? actor : [event.attributes["container"] ?? ""])
      && one(of: "network", event.type == "network" ? actor : [])
      && all(of: "label", event.attributes)
  }

  /// `id`, `name`, `status` and `label`.
  func match(_ container: FakeContainer) -> Bool {
    one(of: "id", [container.id, container.shortID]) && one(of: "name", [container.name])
      && one(of: "status", [container.state.rawValue]) && all(of: "label", container.labels)
  }

  func match(_ network: FakeNetwork) -> Bool {
    one(of: "id", [network.id]) && one(of: "name", [network.name]) && one(of: "driver", [network.driver])
      && all(of: "label", network.labels)
  }

  private func one(of key: String, _ candidates: [String]) -> Bool {
    guard let wanted = values[key], !wanted.isEmpty else { return true }
    return candidates.contains(where: wanted.contains)
  }

  private func all(of key: String, _ labels: [String: String]) -> Bool {
    (values[key] ?? []).allSatisfy { wanted in
      let halves = wanted.split(separator: "=", maxSplits: 1).map(String.init)
      guard let found = labels[halves.first ?? ""] else { return false }
      return halves.count < 2 || halves[1] == found
    }
  }
}
