// SPDX-License-Identifier: MIT
import Glibc
import Host

/// A loopback port of the kernel's choice that is taken for as long as this lives.
final class BoundSocket {
  let port: UInt16
  private let descriptor: Int32

  init() throws {
    descriptor = try checked("socket") {
      socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    try withUnsafeMutableBytes(of: &address) { bytes in
      guard let pointer = bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self) else { return }
      try checked("bind") { bind(descriptor, pointer, length) }
      try checked("listen") { listen(descriptor, 1) }
      try checked("getsockname") { getsockname(descriptor, pointer, &length) }
    }
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { close(descriptor) }
}
