// SPDX-License-Identifier: MIT
import Core
import Glibc

/// A TCP socket of a test, closed when it goes.
package final class TCPSocket {
  private let descriptor: CInt

  private init(_ descriptor: CInt) { self.descriptor = descriptor }

  deinit { close(descriptor) }

  /// Listens on a port of the kernel's choice.
  package static func listening(on address: IPAddress, backlog: CInt = 4096) throws -> TCPSocket {
    let socket = try TCPSocket(family: address.isV4 ? AF_INET : AF_INET6)
    try socket.with(address, port: 0) { address, size in
      _ = try Self.checked("bind") { bind(socket.descriptor, address, size) }
    }
    _ = try Self.checked("listen") { listen(socket.descriptor, backlog) }
    return socket
  }

  /// Connects from one address to a listening socket on another. An IPv6 socket talks to IPv4 by mapped addresses.
  package static func connecting(
    from source: IPAddress, to address: IPAddress, _ listener: TCPSocket, family: CInt? = nil, waiting: Bool = true
  ) throws -> TCPSocket {
    let socket = try TCPSocket(family: family ?? (address.isV4 ? AF_INET : AF_INET6), nonBlocking: !waiting)
    try socket.with(source, port: 0) { address, size in
      _ = try Self.checked("bind") { bind(socket.descriptor, address, size) }
    }
    do {
      try socket.with(address, port: listener.port) { address, size in
        _ = try Self.checked("connect") { connect(socket.descriptor, address, size) }
      }
    } catch let failure as ListeningSocket.Failed where failure.code == EINPROGRESS && !waiting {}
    return socket
  }

  private convenience init(family: CInt, nonBlocking: Bool = false) throws {
    let flags = CInt(SOCK_CLOEXEC.rawValue) | (nonBlocking ? CInt(SOCK_NONBLOCK.rawValue) : 0)
    self.init(try Self.checked("socket") { socket(family, CInt(SOCK_STREAM.rawValue) | flags, 0) })
  }

  /// Takes the next connection, which must be there.
  package func accepting() throws -> TCPSocket {
    TCPSocket(try Self.checked("accept") { accept(descriptor, nil, nil) })
  }

  /// Of tcp_states.h: 1 is established, 2 is SYN_SENT, 7 is closed.
  package var state: UInt8 {
    var info: [UInt8] = [0]
    var size: socklen_t = 1
    return getsockopt(descriptor, CInt(IPPROTO_TCP), TCP_INFO, &info, &size) == 0 ? info[0] : 0
  }

  /// The error that a reader gets without waiting; nil where there is none, and then nothing to read either.
  package var readError: CInt? {
    var byte: UInt8 = 0
    guard recv(descriptor, &byte, 1, CInt(MSG_DONTWAIT)) == -1, errno != EAGAIN else { return nil }
    return errno
  }

  /// Whether whoever waits for it is woken at once.
  package var isFailed: Bool {
    var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return Glibc.poll(&poll, 1, 0) == 1 && poll.revents & Int16(POLLERR) != 0
  }

  /// Whether a byte sent here arrives there.
  package func reaches(_ other: TCPSocket) -> Bool {
    var byte: UInt8 = 42
    guard send(descriptor, &byte, 1, CInt(MSG_NOSIGNAL)) == 1 else { return false }
    var arrival = pollfd(fd: other.descriptor, events: Int16(POLLIN), revents: 0)
    byte = 0
    return poll(&arrival, 1, 10_000) == 1 && recv(other.descriptor, &byte, 1, 0) == 1 && byte == 42
  }

  /// Sends until no more fits.
  package func fill() {
    let block = [UInt8](repeating: 0, count: 65536)
    while send(descriptor, block, block.count, CInt(MSG_DONTWAIT | MSG_NOSIGNAL)) > 0 {}
  }

  package var port: UInt16 {
    var address = sockaddr_in6()
    var size = socklen_t(MemoryLayout<sockaddr_in6>.size)
    withUnsafeMutableBytes(of: &address) { bytes in
      _ = bytes.withMemoryRebound(to: sockaddr.self) { getsockname(descriptor, $0.baseAddress, &size) }
    }
    // At the same place for both families.
    return UInt16(bigEndian: address.sin6_port)
  }

  private var family: CInt {
    var family: CInt = 0
    var size = socklen_t(MemoryLayout<CInt>.size)
    getsockopt(descriptor, SOL_SOCKET, SO_DOMAIN, &family, &size)
    return family
  }

  private func with(
    _ address: IPAddress, port: UInt16, _ body: (UnsafePointer<sockaddr>?, socklen_t) throws -> Void
  ) rethrows {
    var bytes = [UInt8](repeating: 0, count: 28)
    withUnsafeBytes(of: sa_family_t(family)) { bytes.replaceSubrange(0..<2, with: $0) }
    withUnsafeBytes(of: port.bigEndian) { bytes.replaceSubrange(2..<4, with: $0) }
    switch address {
    case .v4(let number) where family == AF_INET:
      withUnsafeBytes(of: number.bigEndian) { bytes.replaceSubrange(4..<8, with: $0) }
    case .v4(let number):
      withUnsafeBytes(of: (UInt64(0xffff) << 32 | UInt64(number)).bigEndian) {
        bytes.replaceSubrange(16..<24, with: $0)
      }
    case .v6(let high, let low):
      withUnsafeBytes(of: (high.bigEndian, low.bigEndian)) { bytes.replaceSubrange(8..<24, with: $0) }
    }
    try bytes.withUnsafeBytes { raw in
      try raw.withMemoryRebound(to: sockaddr.self) { try body($0.baseAddress, family == AF_INET ? 16 : 28) }
    }
  }

  private static func checked(_ call: String, _ body: () -> CInt) throws -> CInt {
    let result = body()
    if result == -1 { throw ListeningSocket.Failed(call: call, code: errno) }
    return result
  }
}
