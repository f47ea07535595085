// SPDX-License-Identifier: MIT
import Core
import DockerAPI

/// Networks as `network:list` prints them.
nonisolated struct NetworkListing: Hashable, Sendable {
  let networks: [NetworkDetails]

  func text(_ format: OutputFormat) -> String {
    switch format {
    case .text: networks.map { "\($0.name)\n" }.joined()
    case .json: JSONText.list(networks.map { .object($0.members) }).spelledForHTML + "\n"
    }
  }
}

extension NetworkDetails {
  /// Keys and their order are Dokku's.
  nonisolated var members: [(key: String, value: JSONText)] {
    [
      ("CreatedAt", .text(created?.rfc3339 ?? "0001-01-01T00:00:00Z")), ("DokkuManaged", .flag(isDokkuManaged)),
      ("Driver", .text(driver)), ("ID", .text(id.short)), ("Internal", .flag(isInternal)), ("IPv6", .flag(hasIPv6)),
      ("Labels", .object(labels.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })),
      ("Name", .text(name.rawValue)), ("Scope", .text(scope)),
    ]
  }
}
