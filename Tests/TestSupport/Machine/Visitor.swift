// SPDX-License-Identifier: MIT
import Core
import Synchronization

/// Where a client on this machine asks from. A closed connection keeps its pair of ports for a minute, and one address has
/// 28 000 of them: too few for somebody who asks some thousand times a second.
enum Visitor {
  private static let count = Atomic<UInt32>(0)

  /// One address of 127.64.0.0/16 after the other; nil where the way does not lead over the loopback interface.
  static func next(to address: IPAddress) -> SocketAddress? {
    guard case .v4(let number) = address, number >> 24 == 127 else { return nil }
    let visitor = count.wrappingAdd(1, ordering: .relaxed).newValue & 0xffff
    return SocketAddress.tcp(.v4(0x7f40_0000 | visitor), port: 0)
  }
}
