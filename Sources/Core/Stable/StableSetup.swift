// SPDX-License-Identifier: MIT

/// What a run has to do with stable addresses, and what the run before it left.
package struct StableSetup: Hashable, Sendable {
  package enum Role: Hashable, Sendable {
    /// Gives them out and leads them to containers.
    case routing
    /// Leads them to containers until nginx is proven to have these containers' own addresses.
    case leaving
    /// Another run does both; this one names what that one has given out.
    case naming
  }

  package let role: Role
  package let addresses: StableAddresses
  /// Where the kernel leads them now.
  package let live: [IPAddress: IPAddress]

  package init(_ role: Role, _ addresses: StableAddresses, live: [IPAddress: IPAddress] = [:]) {
    self.role = role
    self.addresses = addresses
    self.live = live
  }
}
