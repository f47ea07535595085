// SPDX-License-Identifier: MIT

/// A container's address as the kernel is asked about it.
package struct Destination: Hashable, Sendable {
  package let address: IPAddress
  /// The link that does not lead to the address even where a route over it matches: the parent of a macvlan or ipvlan
  /// network, which passes nothing between the host and the containers. Nil for none.
  package let closedLink: String?

  package init(_ address: IPAddress, closedLink: String? = nil) {
    self.address = address
    self.closedLink = closedLink
  }
}

/// What has changed in the set of destinations to watch.
package struct DestinationChange: Hashable, Sendable {
  package var added: Set<Destination>
  package var removed: Set<Destination>
  /// Counts the changes; the answer names the last one that it takes account of.
  package var number: Int

  package init(added: Set<Destination> = [], removed: Set<Destination> = [], number: Int = 0) {
    self.added = added
    self.removed = removed
    self.number = number
  }

  package var isEmpty: Bool { added.isEmpty && removed.isEmpty }
}
