// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import Host

/// A network and who is on it, as `network:info` prints them.
nonisolated struct NetworkInfo: Hashable, Sendable {
  let network: NetworkDetails
  /// Sorted by app, slot and name.
  let attached: [AttachedContainer]

  init(network: NetworkDetails, containers: [Container]) {
    self.network = network
    attached = containers.compactMap { AttachedContainer($0, on: network.name) }.sorted()
  }

  func text(_ format: OutputFormat) -> String {
    switch format {
    case .text: rows.map { Self.row($0, $1) }.joined()
    case .json:
      JSONText.object(network.members + [("Containers", .list(attached.map(\.json)))]).spelledForHTML + "\n"
    }
  }

  private var rows: [(String, String)] {
    [
      ("ID:", network.id.short), ("Name:", network.name.rawValue), ("Driver:", network.driver),
      ("Scope:", network.scope), ("Dokku managed:", "\(network.isDokkuManaged)"),
    ] + attached.map { ("Container:", $0.text) }
  }

  private static func row(_ label: String, _ value: String) -> String {
    "       \(label.padded(to: 16))\(value.escapedForTerminal)\n"
  }
}
