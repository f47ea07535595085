// SPDX-License-Identifier: MIT
import Core
import Glibc
import Testing

@testable import Host

struct PortProbeTests {
  /// A socket on a port of the kernel's choice, open as long as this object lives.
  private final class Holder {
    let descriptor: Int32
    let port: PublicPort

    init(_ transport: TransportProtocol) throws {
      let kind = transport == .tcp ? SOCK_STREAM : SOCK_DGRAM
      descriptor = try checked("socket") { socket(AF_INET, Int32(kind.rawValue), 0) }
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let holder = descriptor
      let result = withUnsafeMutablePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
          bind(holder, place, length) == 0 && getsockname(holder, place, &length) == 0
            && (transport == .udp || listen(holder, 1) == 0)
        }
      }
      try #require(result)
      port = PublicPort(try #require(Port(Int(UInt16(bigEndian: address.sin_port)))), transport)
    }

    deinit { close(descriptor) }
  }

  @Test(arguments: TransportProtocol.allCases)
  func `a port that another program has is in trouble, by its number and protocol`(kind: TransportProtocol) throws {
    let holder = try Holder(kind)
    let words = "port \(holder.port) is in use by another program"
    #expect(PortProbe.trouble(with: [holder.port], nginx: nil) == [holder.port: words])
  }

  @Test(arguments: TransportProtocol.allCases)
  func `a port that nginx itself has is in no trouble`(kind: TransportProtocol) throws {
    let holder = try Holder(kind)
    #expect(PortProbe.trouble(with: [holder.port], nginx: getpid()) == [:])
  }

  @Test(arguments: TransportProtocol.allCases)
  func `the same number with the other protocol is another port`(kind: TransportProtocol) throws {
    let holder = try Holder(kind)
    let other = PublicPort(holder.port.number, kind == .tcp ? .udp : .tcp)
    #expect(PortProbe.trouble(with: [other], nginx: nil) == [:])
  }
}
