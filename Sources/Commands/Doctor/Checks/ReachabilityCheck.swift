// SPDX-License-Identifier: MIT
import Core

/// Whether this host has a way to the containers that nginx sends to. Where it has none, visitors get errors, though the
/// container runs and nginx has its address.
nonisolated enum ReachabilityCheck {
  struct Facts {
    /// The places of the containers that nginx sends to.
    let places: [AppName: [ProcessSlot: ContainerPlace]]
    let ways: ContainerWays
    /// Who makes a change of an app's networks, `dokku` where it is there.
    let program: String
  }

  static func findings(_ facts: Facts) -> [Finding] {
    let check = "containers"
    let faults = facts.places.sorted { $0.key < $1.key }.compactMap { app, places in fault(app, places, facts) }
    if !faults.isEmpty { return faults }
    return facts.places.values.allSatisfy(\.isEmpty)
      ? [] : [.ok(check, "this host has a way to every container that nginx sends to")]
  }

  /// Nil where all can be reached.
  private static func fault(
    _ app: AppName, _ places: [ProcessSlot: ContainerPlace], _ facts: Facts
  ) -> Finding? {
    let broken = places.sorted { $0.key < $1.key }.filter { facts.ways.unreachableReason($0.value) != nil }
    guard let (slot, place) = broken.first, let reason = facts.ways.unreachableReason(place) else { return nil }
    let others = broken.count == 1 ? "" : ", nor do \(broken.count - 1) more of its containers"
    return Finding(
      "containers-unreachable", .fault, "\(app).\(slot) gets no requests\(others): \(reason)",
      mend(app, place, facts))
  }

  private static func mend(_ app: AppName, _ place: ContainerPlace, _ facts: Facts) -> [String] {
    guard let network = place.network else { return [] }
    if facts.ways.isElsewhere(place) { return ["run nginx and this daemon in the engine's network namespace"] }
    guard facts.ways.driver(of: place) == "bridge" else {
      return [
        "\(facts.program) network:set \(app) initial-network bridge", "dokku ps:rebuild \(app)",
        "or, where containers are to stay off the bridge: give this host a link into network \(network)",
      ]
    }
    return [
      "docker network inspect \(network): no gateway_mode_ipv4=isolated, no inhibit_ipv4; and see ip address",
      "or: \(facts.program) network:set \(app) initial-network bridge, and dokku ps:rebuild \(app)",
    ]
  }
}
