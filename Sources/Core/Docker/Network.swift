// SPDX-License-Identifier: MIT

/// An entry of `/networks`: a name and the incarnation that holds it now.
package struct Network: Hashable, Sendable {
  package let id: NetworkID
  package let name: NetworkName
  package let driver: String
  /// What it deals out addresses from.
  package let subnets: [Subnet]
  /// The host's link that a macvlan or ipvlan network sends by, and over which the host and its containers do not reach
  /// each other; nil for any other network.
  package let parent: String?

  package init(id: NetworkID, name: NetworkName, driver: String, subnets: [Subnet] = [], parent: String? = nil) {
    self.id = id
    self.name = name
    self.driver = driver
    self.subnets = subnets
    self.parent = parent
  }
}
