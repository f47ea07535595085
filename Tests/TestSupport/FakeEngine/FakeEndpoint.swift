// SPDX-License-Identifier: MIT

/// A container's membership in a network, from when it is asked for; the engine fills it in at a start.
package struct FakeEndpoint: Sendable {
  /// The network's incarnation; empty until the first start.
  package var networkID = ""
  /// Empty while the container does not run.
  package var address = ""
  package var ipv6Address = ""
  package var aliases: [String] = []

  package init(aliases: [String] = []) { self.aliases = aliases }

  var isUp: Bool { !endpointID.isEmpty }
  var endpointID = ""

  mutating func takeDown() {
    endpointID = ""
    address = ""
    ipv6Address = ""
  }
}
