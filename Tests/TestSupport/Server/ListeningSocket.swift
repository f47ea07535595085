// SPDX-License-Identifier: MIT
import Core
import Glibc

/// Makes listening sockets.
package enum ListeningSocket {
  package struct Failed: Error, CustomStringConvertible {
    package let call: String
    package let code: CInt
    package var description: String { "\(call): \(String(cString: strerror(code)))" }
  }

  /// A Unix socket at a path; one left over there is replaced.
  package static func unix(path: String, type: __socket_type = SOCK_STREAM) throws -> CInt {
    unlink(path)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    guard path.utf8.count < MemoryLayout.size(ofValue: address.sun_path) else {
      throw Failed(call: "bind \(path)", code: ENAMETOOLONG)
    }
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return try open(AF_UNIX, type, address)
  }

  /// A TCP socket on one address; port 0 lets the kernel choose.
  package static func tcp(_ host: IPAddress, port: UInt16) throws -> CInt {
    guard case .v4(let number) = host else { throw Failed(call: "bind \(host)", code: EAFNOSUPPORT) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = number.bigEndian
    return try open(AF_INET, SOCK_STREAM, address)
  }

  private static func open<Address>(_ family: CInt, _ type: __socket_type, _ address: Address) throws -> CInt {
    let descriptor = socket(family, CInt(type.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Failed(call: "socket", code: errno) }
    var yes: CInt = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
    let bound = withUnsafeBytes(of: address) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) { bind(descriptor, $0.baseAddress, socklen_t(bytes.count)) }
    }
    guard bound == 0, type != SOCK_STREAM || listen(descriptor, 511) == 0 else {
      let code = errno
      close(descriptor)
      throw Failed(call: "bind", code: code)
    }
    return descriptor
  }
}
