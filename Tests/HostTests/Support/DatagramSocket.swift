// SPDX-License-Identifier: MIT
import Glibc

@testable import Host

/// A bound datagram socket, as journald and the service manager have one.
final class DatagramSocket {
  let path: String
  private let descriptor: Int32

  init(path: String) throws {
    self.path = path
    let kind = Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
    descriptor = try checked("socket") { socket(AF_UNIX, kind, 0) }
    guard var address = sockaddr_un(path: path) else { throw SystemCallFailed(call: "bind", code: ENAMETOOLONG) }
    try checked("bind") {
      withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
    }
  }

  deinit { close(descriptor) }

  /// What has arrived already; nil for nothing.
  func receive() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return count < 0 ? nil : Array(buffer[..<count])
  }

  func receiveText() -> String? { receive().map { String(decoding: $0, as: UTF8.self) } }
}
