// SPDX-License-Identifier: MIT

/// A network as it is to be made.
package struct NetworkDefinition: Hashable, Sendable {
  package let name: NetworkName
  package var driver: String
  package var subnets: [Subnet]
  /// Each belongs to the subnet that holds it.
  package var gateways: [IPAddress]
  package var isInternal: Bool
  package var hasIPv6: Bool
  /// The driver's own options.
  package var options: [String: String]

  package init(
    name: NetworkName, driver: String = "bridge", subnets: [Subnet] = [], gateways: [IPAddress] = [],
    isInternal: Bool = false, hasIPv6: Bool = false, options: [String: String] = [:]
  ) {
    self.name = name
    self.driver = driver
    self.subnets = subnets
    self.gateways = gateways
    self.isInternal = isInternal
    self.hasIPv6 = hasIPv6
    self.options = options
  }

  /// A gateway that is in none of the subnets.
  package var strayGateway: IPAddress? {
    gateways.first { gateway in !subnets.contains { $0.contains(gateway) } }
  }
}
