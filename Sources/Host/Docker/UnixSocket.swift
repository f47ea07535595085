// SPDX-License-Identifier: MIT
import Glibc

enum UnixSocket {
  /// A connected, non-blocking descriptor. A Unix socket is connected at once or, with nobody there or too many waiting
  /// to be let in, refused at once.
  static func connect(_ host: DockerHost) throws(SystemCallFailed) -> Int32 {
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_NONBLOCK.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = try checked("socket") { socket(AF_UNIX, type, 0) }
    do throws(SystemCallFailed) {
      var address = address(host.path)
      try checked("connect \(host.path)") {
        withUnsafePointer(to: &address) {
          $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
          }
        }
      }
    } catch {
      close(descriptor)
      throw error
    }
    return descriptor
  }

  private static func address(_ path: String) -> sockaddr_un {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(DockerHost.longestPath)) }
    return address
  }
}
