// SPDX-License-Identifier: MIT
import Foundation

/// The service manager's end of sd_notify.
package final class NotifySocket {
  package let path: String
  private let descriptor: CInt

  package init(path: String) throws {
    self.path = path
    descriptor = try ListeningSocket.unix(path: path, type: SOCK_DGRAM)
  }

  deinit { close(descriptor) }

  /// Reads messages until one has this line, such as `READY=1`. The whole message is the answer.
  @discardableResult
  package func wait(for line: String, within limit: Duration) throws -> String {
    let end = ContinuousClock.now + limit
    while let message = next(until: end) {
      if message.split(separator: "\n").contains(where: { $0 == line }) { return message }
    }
    throw TimedOut(description: "waited \(limit) for \(line)")
  }

  private func next(until end: ContinuousClock.Instant) -> String? {
    let left = (end - ContinuousClock.now) / .milliseconds(1)
    var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard left > 0, poll(&wait, 1, CInt(left.rounded(.up))) > 0 else { return nil }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }
}
