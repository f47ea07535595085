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
    guard let address = SocketAddress.unix(path: path) else { throw Failed(call: "bind \(path)", code: ENAMETOOLONG) }
    return try open(AF_UNIX, type, address)
  }

  /// A TCP socket on one IPv4 address; port 0 lets the kernel choose.
  package static func tcp(_ host: IPAddress, port: UInt16) throws -> CInt {
    guard let address = SocketAddress.tcp(host, port: port) else {
      throw Failed(call: "bind \(host)", code: EAFNOSUPPORT)
    }
    return try open(AF_INET, SOCK_STREAM, address)
  }

  /// A port that nobody has on 127.0.0.1 at the moment.
  package static func freePort() throws -> UInt16 {
    let descriptor = try tcp(.loopback, port: 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutableBytes(of: &address) { bytes in
      _ = bytes.withMemoryRebound(to: sockaddr.self) { getsockname(descriptor, $0.baseAddress, &size) }
    }
    return UInt16(bigEndian: address.sin_port)
  }

  private static func open(_ family: CInt, _ type: __socket_type, _ address: SocketAddress) throws -> CInt {
    let descriptor = socket(family, CInt(type.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw Failed(call: "socket", code: errno) }
    var yes: CInt = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<CInt>.size))
    let isBound = address.with { bind(descriptor, $0, $1) } == 0
    guard isBound, type != SOCK_STREAM || listen(descriptor, 511) == 0 else {
      let code = errno
      close(descriptor)
      throw Failed(call: "bind", code: code)
    }
    return descriptor
  }
}
