// SPDX-License-Identifier: MIT
import Foundation
import Synchronization

/// The service manager's end of sd_notify. It reads all the time, as the real one does: after some ten datagrams that
/// nobody has read, the next makes its sender wait.
package final class NotifySocket: Sendable {
  package let path: String
  private let descriptor: CInt
  /// Messages that nobody has waited for yet.
  private let inbox: Inbox

  private final class Inbox: Sendable {
    let messages = Mutex<[String]>([])
  }

  package init(path: String) throws {
    let descriptor = try ListeningSocket.unix(path: path, type: SOCK_DGRAM)
    let inbox = Inbox()
    self.path = path
    self.descriptor = descriptor
    self.inbox = inbox
    Thread.detachNewThread {
      while let message = Self.receive(descriptor) { inbox.messages.withLock { $0.append(message) } }
      close(descriptor)
    }
  }

  /// The thread closes what it reads from.
  deinit { shutdown(descriptor, CInt(SHUT_RDWR)) }

  /// Reads messages until one has this line, such as `READY=1`. The whole message is the answer.
  @discardableResult
  package func wait(for line: String, within limit: Duration) throws -> String {
    var found: String?
    try eventually(line, within: limit) {
      found = take(line)
      return found != nil
    }
    return found ?? ""
  }

  /// Forgets what came before the message, too.
  private func take(_ line: String) -> String? {
    inbox.messages.withLock { messages in
      let index = messages.firstIndex { $0.split(separator: "\n").contains { $0 == line } }
      guard let index else {
        messages.removeAll()
        return nil
      }
      defer { messages.removeFirst(index + 1) }
      return messages[index]
    }
  }

  /// Nil once the socket was shut down.
  private static func receive(_ descriptor: CInt) -> String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0 && errno == EINTR { continue }
      return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : nil
    }
  }
}
