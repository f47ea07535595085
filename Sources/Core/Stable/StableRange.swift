// SPDX-License-Identifier: MIT

/// The addresses that listeners keep while their containers come and go. They are this host's alone: no packet to one
/// ever leaves it.
package struct StableRange: Hashable, Sendable {
  /// 198.18.0.0/16: of a range for benchmarks (RFC 2544), which nobody routes.
  package static let standard = StableRange(base: 0xc612_0000, prefix: 16)
  /// Room for a few listeners beside the addresses that are not given away, and no more than anybody has.
  private static let prefixes = 8...29

  /// In network order as a number, as in `IPAddress`.
  package let base: UInt32
  package let prefix: Int

  private init(base: UInt32, prefix: Int) {
    self.base = base
    self.prefix = prefix
  }

  /// Reads `ADDRESS/PREFIX`, an IPv4 network from /8 to /29 without bits beyond its prefix.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, case .v4(let base)? = IPAddress(parts[0]) else { return nil }
    guard parts[1].utf8.allSatisfy(\.isDigit), let prefix = Int(parts[1]), Self.prefixes.contains(prefix) else {
      return nil
    }
    guard base & (UInt32.max >> UInt32(prefix)) == 0 else { return nil }
    self.init(base: base, prefix: prefix)
  }

  private var last: UInt32 { base | UInt32.max >> UInt32(prefix) }

  /// Those that listeners get: neither the network's, nor what everybody takes for its gateway's, nor the last one.
  package var listeners: ClosedRange<UInt32> { base + 2...last - 1 }

  package func contains(_ address: IPAddress) -> Bool {
    if case .v4(let number) = address { (base...last).contains(number) } else { false }
  }
}

extension StableRange: CustomStringConvertible {
  package var description: String { "\(IPAddress.v4(base))/\(prefix)" }
}
