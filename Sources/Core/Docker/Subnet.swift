// SPDX-License-Identifier: MIT

/// A range of addresses that a network deals out, such as 172.17.0.0/16 (Engine API, `IPAM.Config[].Subnet`).
package struct Subnet: Hashable, Sendable {
  private let base: IPAddress
  private let prefix: Int

  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let base = IPAddress(parts[0]), parts[1].utf8.allSatisfy(\.isDigit) else { return nil }
    guard let prefix = Int(parts[1]), (0...(base.isV4 ? 32 : 128)).contains(prefix) else { return nil }
    self.base = base
    self.prefix = prefix
  }

  package func contains(_ address: IPAddress) -> Bool {
    switch (base, address) {
    case (.v4(let a), .v4(let b)):
      return prefix == 0 || (a ^ b) >> UInt32(32 - prefix) == 0
    case (.v6(let a, let b), .v6(let c, let d)):
      let high = min(prefix, 64)
      let low = prefix - high
      return (high == 0 || (a ^ c) >> UInt64(64 - high) == 0) && (low == 0 || (b ^ d) >> UInt64(64 - low) == 0)
    case (.v4, .v6), (.v6, .v4):
      return false
    }
  }
}

extension Subnet: CustomStringConvertible {
  package var description: String { "\(base)/\(prefix)" }
}
