// SPDX-License-Identifier: MIT

/// A port of the host as clients see it, `25/tcp`. The same number is another port with the other protocol.
package struct PublicPort: Hashable, Sendable {
  package let number: Port
  package let transport: TransportProtocol

  package init(_ number: Port, _ transport: TransportProtocol) {
    self.number = number
    self.transport = transport
  }

  /// Without a protocol it is TCP.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let number = Port(parts[0]) else { return nil }
    guard let transport = parts.count == 1 ? .tcp : TransportProtocol(rawValue: String(parts[1])) else { return nil }
    self.init(number, transport)
  }
}

extension PublicPort: Comparable, CustomStringConvertible {
  package static func < (left: Self, right: Self) -> Bool {
    (left.number, left.transport.rawValue) < (right.number, right.transport.rawValue)
  }

  package var description: String { "\(number)/\(transport.rawValue)" }
}
