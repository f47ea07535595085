// SPDX-License-Identifier: MIT
import Glibc

/// A connection to the engine's socket. Letting go of it closes it.
final class SocketConnection {
  /// What is read goes here; the end or a failure is the last.
  var handler: (ReadSource.Reading) -> Void = { _ in }

  private let descriptor: Int32
  private var reading: ReadSource?
  private var unsent: ArraySlice<UInt8> = []
  private var writing: DescriptorWatch?

  init(_ host: DockerHost) throws(SystemCallFailed) {
    descriptor = try UnixSocket.connect(host)
    reading = ReadSource(descriptor) { [weak self] in self?.take($0) }
  }

  isolated deinit { shut() }

  var isOpen: Bool { reading != nil }

  /// The other side has neither closed nor said anything unasked, as far as is known here by now.
  var isQuiet: Bool {
    guard isOpen else { return false }
    var byte: UInt8 = 0
    return recv(descriptor, &byte, 1, Int32(MSG_PEEK) | Int32(MSG_DONTWAIT)) == -1 && errno == EAGAIN
  }

  func send(_ bytes: [UInt8]) {
    guard isOpen else { return }
    unsent += bytes
    flush()
  }

  func close() {
    handler = { _ in }
    shut()
  }

  private func shut() {
    reading?.cancel()
    reading = nil
    writing?.cancel()
    writing = nil
    unsent = []
  }

  private func take(_ reading: ReadSource.Reading) {
    switch reading {
    case .bytes: break
    case .end, .failed: shut()
    }
    handler(reading)
  }

  private func flush() {
    while !unsent.isEmpty {
      let count = unsent.withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      let code = errno
      if count >= 0 {
        unsent = unsent.dropFirst(count)
      } else if code == EAGAIN {
        return waitToWrite()
      } else if code != EINTR {
        // The reading side is told why, and of an answer that came before.
        unsent = []
      }
    }
    writing?.cancel()
    writing = nil
  }

  /// A descriptor of its own, so that each watch closes its own when it is through with it.
  private func waitToWrite() {
    guard writing == nil else { return }
    let copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
    guard copy >= 0 else {
      unsent = []
      return
    }
    writing = DescriptorWatch(copy, for: .writing) { [weak self] in self?.flush() }
  }
}
