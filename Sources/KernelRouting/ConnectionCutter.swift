// SPDX-License-Identifier: MIT

import CNetlink
import Core

/// Ends this host's connections to containers that are gone.
///
/// Docker may give a dead container's address to another app's at once. A connection that nginx was just opening, or
/// has open, would send its request again a second later, and that app would answer it.
package enum ConnectionCutter {
  /// Ends every TCP socket of this network namespace whose peer is one of the addresses, never one with a loopback or
  /// unspecified peer; the owners read ECONNABORTED. An IPv4 address stands for IPv6 sockets too that talk to it.
  ///
  /// Returns how many it ended, in some milliseconds for a thousand. Fails with EPERM without CAP_NET_ADMIN and with
  /// EOPNOTSUPP on a kernel without CONFIG_INET_DIAG_DESTROY, but only where there is something to end.
  @discardableResult
  package static func cut(_ addresses: Set<IPAddress>) throws(KernelRefused) -> Int {
    let keys = addresses.map(Key.init).filter { !$0.isTheHostItself }
    let ended = sockets_end(keys.flatMap(\.bytes), UInt(keys.count))
    if ended < 0 { throw KernelRefused(call: "sock_diag", code: Int32(-ended)) }
    return ended
  }
}

extension ConnectionCutter {
  /// An address as IPv6 has it, IPv4 in its mapped form (RFC 4291, section 2.5.5.2).
  private struct Key {
    let high: UInt64
    let low: UInt64

    init(_ address: IPAddress) {
      switch address {
      case .v4(let number): (high, low) = (0, Self.mapped | UInt64(number))
      case .v6(let high, let low): (self.high, self.low) = (high, low)
      }
    }

    /// 127.0.0.0/8, ::1, 0.0.0.0 or ::, the first and third in their mapped form too.
    var isTheHostItself: Bool {
      high == 0 && (low <= 1 || low == Self.mapped || low >> 24 == (Self.mapped | 0x7f00_0000) >> 24)
    }

    var bytes: [UInt8] {
      [high, low].flatMap { half in withUnsafeBytes(of: half.bigEndian) { Array($0) } }
    }

    private static let mapped: UInt64 = 0xffff_0000_0000
  }
}
