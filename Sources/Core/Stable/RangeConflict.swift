// SPDX-License-Identifier: MIT

/// Somebody else's use of the range of stable addresses.
package struct RangeConflict: Hashable, Sendable, CustomStringConvertible {
  package enum Use: Hashable, Sendable {
    /// This host has an address of the range.
    case address(IPAddress)
    /// This host has a route to a part of the range, or to a network around it.
    case route(IPAddress, prefix: Int)
  }

  package let range: StableRange
  package let use: Use
  /// The name of the network interface, where there is one: `br-4f1d2c3b4a59`.
  package let link: String?

  package init(_ range: StableRange, _ use: Use, link: String?) {
    self.range = range
    self.use = use
    self.link = link
  }

  /// `198.18.0.0/16 is taken: link br-4f1d2c3b4a59 has the address 198.18.7.1`
  package var description: String {
    switch use {
    case .address(let address):
      "\(range) is taken: \(link.map { "link \($0)" } ?? "this host") has the address \(address)"
    case .route(let network, let prefix):
      "\(range) is taken: there is a route to \(network)/\(prefix)" + (link.map { " over link \($0)" } ?? "")
    }
  }
}
