// SPDX-License-Identifier: MIT
import Glibc

/// A way to somebody who takes whole messages at a path: journald, or the service manager.
///
/// libsystemd's own calls wait for as long as the other side has no room, and nothing here may wait.
final class MessageSocket {
  nonisolated static let journal = "/run/systemd/journal/socket"

  private let address: sockaddr_un?
  private let descriptor: Int32

  init(path: String) {
    address = sockaddr_un(path: path)
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
  }

  deinit { close(descriptor) }

  func send(_ message: ArraySlice<UInt8>) -> OutputQueue.Sending {
    guard let address else { return .refused }
    let sent = withUnsafePointer(to: address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        message.withUnsafeBytes {
          sendto(
            descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL), address,
            socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
    }
    let code = errno
    if sent >= 0 { return .sent(message.count) }
    switch code {
    // No room, or the other side is being restarted.
    case EAGAIN, ENOBUFS, EINTR, ENOENT, ECONNREFUSED: return .full
    default: return .refused
    }
  }
}
