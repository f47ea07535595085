// SPDX-License-Identifier: MIT
import Glibc

/// Writes to a descriptor that others may hold too, which is therefore left blocking as it was found.
nonisolated enum LineWriter {
  /// PIPE_BUF: a pipe or terminal that is ready takes this much without making anybody wait (pipe(7)).
  private static let atOnce = 4096

  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> OutputQueue.Sending {
    var question = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    guard poll(&question, 1, 0) == 1, question.revents & Int16(POLLOUT) != 0 else {
      return question.revents & Int16(POLLERR | POLLNVAL | POLLHUP) == 0 ? .full : .refused
    }
    let count = bytes.prefix(atOnce).withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    let code = errno
    if count > 0 { return .sent(count) }
    return code == EINTR || code == EAGAIN ? .full : .refused
  }
}
