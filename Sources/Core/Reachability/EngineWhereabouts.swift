// SPDX-License-Identifier: MIT

/// Whether the engine's bridges are on this host at all, judged by whether this host has a way to any container on one.
package enum EngineWhereabouts {
  package static let elsewhere =
    "the engine's bridges are in another network namespace, as with rootless Docker, and nginx and this daemon must run "
    + "where they are"

  /// Returns true where this host has no way to any of the places on bridge networks. A single network may be down or
  /// isolated, unless it is the engine's default one.
  package static func isElsewhere(
    _ places: some Sequence<ContainerPlace>, _ networks: [NetworkName: Network], isUnreachable: (IPAddress) -> Bool
  ) -> Bool {
    var found: Set<NetworkName> = []
    for place in places {
      guard let network = place.network, networks[network]?.driver == "bridge" else { continue }
      guard isUnreachable(place.address) else { return false }
      found.insert(network)
    }
    return found.contains(.bridge) || found.count > 1
  }
}
