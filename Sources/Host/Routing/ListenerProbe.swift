// SPDX-License-Identifier: MIT

import Core
import Glibc

/// Tells which listeners take a connection from this host. The service's sandbox has no sockets for that; commands do.
package nonisolated enum ListenerProbe {
  /// All are asked at once, over TCP, and told nothing. What is no IPv4 address never answers.
  package static func answering(_ listeners: Set<Listener>, within limit: Duration) -> Set<Listener> {
    var asked: [(listener: Listener, descriptor: Int32)] = []
    defer { for attempt in asked { close(attempt.descriptor) } }
    for listener in listeners {
      if let descriptor = begin(listener) { asked.append((listener, descriptor)) }
    }
    return wait(for: asked, until: .now + limit)
  }

  /// Nil where it is refused at once.
  private static func begin(_ listener: Listener) -> Int32? {
    guard case .address(.v4(let number)) = listener.host else { return nil }
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let descriptor = socket(AF_INET, kind, 0)
    guard descriptor >= 0 else { return nil }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = listener.port.number.bigEndian
    address.sin_addr.s_addr = number.bigEndian
    let result = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    if result == 0 || errno == EINPROGRESS { return descriptor }
    close(descriptor)
    return nil
  }

  private static func wait(
    for asked: [(listener: Listener, descriptor: Int32)], until deadline: ContinuousClock.Instant
  ) -> Set<Listener> {
    var answering: Set<Listener> = []
    var waiting = asked
    while !waiting.isEmpty, deadline > .now {
      var polled = waiting.map { pollfd(fd: $0.descriptor, events: Int16(POLLOUT), revents: 0) }
      let left = (deadline - .now) / .milliseconds(1)
      guard poll(&polled, nfds_t(polled.count), Int32(left.rounded(.up))) >= 0 || errno == EINTR else { break }
      for (attempt, outcome) in zip(waiting, polled) where outcome.revents != 0 && failure(of: attempt.descriptor) == 0
      {
        answering.insert(attempt.listener)
      }
      waiting = zip(waiting, polled).filter { $1.revents == 0 }.map(\.0)
    }
    return answering
  }

  private static func failure(of descriptor: Int32) -> Int32 {
    var code: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &code, &size) == 0 ? code : errno
  }
}
