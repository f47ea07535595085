// SPDX-License-Identifier: MIT
import Core

extension CommandRun {
  /// Asks the kernel which of the places this host has no way to.
  func ways(
    to places: some Sequence<ContainerPlace>, _ networks: [NetworkName: Network]
  ) -> ContainerWays {
    let all = Set(places)
    let unreachable = probe(Set(all.map { $0.destination(networks) }))
    return ContainerWays(networks: networks, unreachable: unreachable, among: all)
  }
}

/// To which containers this host has no way, and why.
nonisolated struct ContainerWays: Hashable, Sendable {
  private let networks: [NetworkName: Network]
  private let unreachable: Set<IPAddress>
  private let isElsewhere: Bool

  /// - Parameter places: all that were asked about.
  init(networks: [NetworkName: Network], unreachable: Set<IPAddress>, among places: Set<ContainerPlace>) {
    self.networks = networks
    self.unreachable = unreachable
    isElsewhere = EngineWhereabouts.isElsewhere(places, networks, isUnreachable: unreachable.contains)
  }

  /// Ways to all of them.
  static let open = ContainerWays(networks: [:], unreachable: [], among: [])

  /// Returns why this host has no way there; nil where it has one.
  func unreachableReason(_ place: ContainerPlace) -> String? {
    guard unreachable.contains(place.address) else { return nil }
    if isElsewhere, driver(of: place) == "bridge" {
      return "no link of this host leads to \(place.address): \(EngineWhereabouts.elsewhere)"
    }
    return place.unreachableReason(networks)
  }

  func driver(of place: ContainerPlace) -> String? { place.network.flatMap { networks[$0]?.driver } }

  /// Whether the reason is the engine's whereabouts and not one network.
  func isElsewhere(_ place: ContainerPlace) -> Bool { isElsewhere && driver(of: place) == "bridge" }
}
