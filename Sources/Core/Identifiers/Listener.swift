// SPDX-License-Identifier: MIT

/// Where one process of an app takes connections, as nginx is told. Its host is a value of its own, apart from its
/// container's address: a static listener names it, and a mapped one never changes while containers come and go.
package struct Listener: Hashable, Sendable {
  package enum Host: Hashable, Sendable {
    case address(IPAddress)
    /// Only out of a `static-web-listener` property.
    case name(HostName)
  }

  package let host: Host
  package let port: Port

  package init(_ host: Host, _ port: Port) {
    self.host = host
    self.port = port
  }

  package init(_ address: IPAddress, _ port: Port) { self.init(.address(address), port) }

  /// `HOST:PORT` with an IPv6 host in brackets, as the `static-web-listener` property spells it.
  package init?(_ text: some StringProtocol) {
    guard let colon = text.lastIndex(of: ":"), let port = Port(text[text.index(after: colon)...]) else { return nil }
    var host = text[..<colon]
    if host.first == "[", host.last == "]" {
      host = host.dropFirst().dropLast()
      guard let address = IPAddress(host), !address.isV4 else { return nil }
      self.init(address, port)
    } else if let address = IPAddress(host), address.isV4 {
      self.init(address, port)
    } else if let name = HostName(host) {
      self.init(.name(name), port)
    } else {
      return nil
    }
  }
}

extension Listener: Comparable, CustomStringConvertible {
  package static func < (left: Self, right: Self) -> Bool {
    switch (left.host, right.host) {
    case (.address(let a), .address(let b)): (a, left.port) < (b, right.port)
    case (.name(let a), .name(let b)): (a.rawValue, left.port) < (b.rawValue, right.port)
    case (.address, .name): true
    case (.name, .address): false
    }
  }

  package var description: String { "\(hostText):\(port)" }

  /// The host as `server` and `IP:PORT` spell it: IPv6 in brackets.
  package var hostText: String {
    switch host {
    case .address(let address): address.isV4 ? "\(address)" : "[\(address)]"
    case .name(let name): name.rawValue
    }
  }
}
