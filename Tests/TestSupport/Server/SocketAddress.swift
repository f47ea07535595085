// SPDX-License-Identifier: MIT
import Core
import Glibc

/// The bytes of a `sockaddr`.
package struct SocketAddress {
  private let bytes: [UInt8]

  /// Nil for a path that is too long for one.
  package static func unix(path: String) -> SocketAddress? {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return SocketAddress(bytes: withUnsafeBytes(of: address) { Array($0) })
  }

  /// Nil for IPv6.
  package static func tcp(_ host: IPAddress, port: UInt16) -> SocketAddress? {
    guard case .v4(let number) = host else { return nil }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = number.bigEndian
    return SocketAddress(bytes: withUnsafeBytes(of: address) { Array($0) })
  }

  package func with<Result>(_ body: (UnsafePointer<sockaddr>?, socklen_t) -> Result) -> Result {
    bytes.withUnsafeBytes { raw in
      raw.withMemoryRebound(to: sockaddr.self) { body($0.baseAddress, socklen_t(raw.count)) }
    }
  }
}
