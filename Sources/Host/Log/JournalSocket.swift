// SPDX-License-Identifier: MIT
import Glibc

/// journald's socket for native entries.
///
/// libsystemd's own call waits for as long as journald has no room, and nothing here may wait.
final class JournalSocket {
  nonisolated static let standardPath = "/run/systemd/journal/socket"

  private let address: sockaddr_un?
  private let descriptor: Int32

  init(path: String = JournalSocket.standardPath) {
    address = sockaddr_un(path: path)
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
  }

  deinit { close(descriptor) }

  func send(_ entry: ArraySlice<UInt8>) -> OutputQueue.Sending {
    guard let address else { return .refused }
    let sent = withUnsafePointer(to: address) { address in
      address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        entry.withUnsafeBytes {
          sendto(
            descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL), address,
            socklen_t(MemoryLayout<sockaddr_un>.size))
        }
      }
    }
    let code = errno
    if sent >= 0 { return .sent(entry.count) }
    switch code {
    // No room, or journald is being restarted.
    case EAGAIN, ENOBUFS, EINTR, ENOENT, ECONNREFUSED: return .full
    default: return .refused
    }
  }
}
