// SPDX-License-Identifier: MIT

/// A container's membership in one network: an entry of `NetworkSettings.Networks` (Engine API, EndpointSettings).
package struct Endpoint: Hashable, Sendable {
  package var network: NetworkName
  /// The incarnation of the network that the container holds on to; nil before the container first starts.
  package var networkID: NetworkID?
  /// Nil while the container does not run.
  package var address: IPAddress?
  package var ipv6Address: IPAddress?
  /// Sorted. Empty in a list, which does not tell them.
  package var aliases: [String]

  package init(
    network: NetworkName, networkID: NetworkID? = nil, address: IPAddress? = nil, ipv6Address: IPAddress? = nil,
    aliases: [String] = []
  ) {
    self.network = network
    self.networkID = networkID
    self.address = address
    self.ipv6Address = ipv6Address
    self.aliases = aliases.sorted()
  }
}
