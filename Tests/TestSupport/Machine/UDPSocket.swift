// SPDX-License-Identifier: MIT
import Core
import Glibc

/// An IPv4 UDP socket of a test, closed when it goes.
package final class UDPSocket {
  private let descriptor: CInt

  /// - Parameter port: 0 for one of the kernel's choice.
  package init(on address: IPAddress, port: UInt16 = 0) throws {
    descriptor = socket(AF_INET, CInt(SOCK_DGRAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { throw ListeningSocket.Failed(call: "socket", code: errno) }
    try call("bind", address, port) { bind(descriptor, $0, $1) }
  }

  deinit { close(descriptor) }

  package var port: UInt16 {
    var own = sockaddr_in()
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    withUnsafeMutableBytes(of: &own) { bytes in
      _ = bytes.withMemoryRebound(to: sockaddr.self) { getsockname(descriptor, $0.baseAddress, &size) }
    }
    return UInt16(bigEndian: own.sin_port)
  }

  package func connect(to address: IPAddress, _ port: UInt16) throws {
    try call("connect", address, port) { Glibc.connect(descriptor, $0, $1) }
  }

  /// Whether a datagram sent here arrives there.
  package func reaches(_ other: UDPSocket) -> Bool {
    var byte: UInt8 = 42
    guard send(descriptor, &byte, 1, CInt(MSG_NOSIGNAL)) == 1 else { return false }
    var arrival = pollfd(fd: other.descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&arrival, 1, 1000) == 1 && recv(other.descriptor, &byte, 1, 0) == 1
  }

  private func call(
    _ name: String, _ address: IPAddress, _ port: UInt16, _ body: (UnsafePointer<sockaddr>?, socklen_t) -> CInt
  ) throws {
    guard case .v4(let number) = address else { throw ListeningSocket.Failed(call: name, code: EAFNOSUPPORT) }
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = port.bigEndian
    place.sin_addr.s_addr = number.bigEndian
    let result = withUnsafeBytes(of: &place) { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) { body($0.baseAddress, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
    if result == -1 { throw ListeningSocket.Failed(call: name, code: errno) }
  }
}
