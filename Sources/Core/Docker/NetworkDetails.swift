// SPDX-License-Identifier: MIT

/// An entry of `/networks` with what people want to know of it; routing needs no more than a `Network`.
package struct NetworkDetails: Hashable, Sendable {
  package let id: NetworkID
  package let name: NetworkName
  /// Nil for Go's zero time.
  package var created: Timestamp?
  package var driver: String
  package var scope: String
  package var isInternal: Bool
  package var hasIPv6: Bool
  package var labels: [String: String]

  package init(
    id: NetworkID, name: NetworkName, created: Timestamp? = nil, driver: String = "bridge", scope: String = "local",
    isInternal: Bool = false, hasIPv6: Bool = false, labels: [String: String] = [:]
  ) {
    self.id = id
    self.name = name
    self.created = created
    self.driver = driver
    self.scope = scope
    self.isInternal = isInternal
    self.hasIPv6 = hasIPv6
    self.labels = labels
  }

  /// Made by `network:create`, ours or Dokku's.
  package var isDokkuManaged: Bool { labels[Self.label] != nil }

  package static let label = "com.dokku.network-name"
}
