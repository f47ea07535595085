// SPDX-License-Identifier: MIT

/// An entry of `/networks`: a name and the incarnation that holds it now.
package struct Network: Hashable, Sendable {
  package let id: NetworkID
  package let name: NetworkName
  package let driver: String
  /// What it deals out addresses from.
  package let subnets: [Subnet]

  package init(id: NetworkID, name: NetworkName, driver: String, subnets: [Subnet] = []) {
    self.id = id
    self.name = name
    self.driver = driver
    self.subnets = subnets
  }
}
