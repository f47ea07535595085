// SPDX-License-Identifier: MIT
import Glibc
import Synchronization

/// One reader of the event stream: lines wait here until its thread has written them.
final class EventSubscriber: Sendable {
  private struct Outbox {
    var bytes: [UInt8] = []
    var waiting = 0
    var isEnded = false
  }

  let filters: EventFilters
  private let limit: Int
  private let outbox = Mutex(Outbox())
  /// A byte in it for the thread to wake up to.
  private let wakeup: (read: CInt, write: CInt)

  /// `limit` is how many lines may wait; what comes beyond is dropped without a word, as moby does to slow readers.
  init(filters: EventFilters, limit: Int) {
    self.filters = filters
    self.limit = limit
    var ends: [CInt] = [-1, -1]
    pipe(&ends)
    wakeup = (ends[0], ends[1])
  }

  deinit {
    close(wakeup.read)
    close(wakeup.write)
  }

  /// Puts one chunk on the stream.
  func send(_ line: [UInt8]) {
    append(HTTPResponse.chunk(line), lines: 1)
  }

  /// Puts these bytes on the connection and ends it.
  func end(with bytes: [UInt8]) {
    append(bytes, lines: 0, isEnd: true)
  }

  /// Writes what is sent until the stream ends, its time is up (nanoseconds since 1970) or the peer is gone. True when
  /// the answer is whole, so that the connection can carry another.
  func serve(_ stream: ByteStream, until: Int64?) -> Bool {
    while true {
      let left = until.map { max(0, $0 - Clock.now()) / 1_000_000 }
      var waits = [wakeup.read, stream.descriptor].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      let count = poll(&waits, nfds_t(waits.count), left.map { CInt(clamping: $0) } ?? -1)
      // A client says nothing after its request, so what comes is its end.
      if waits[1].revents != 0 { return false }
      let (bytes, isEnded) = take()
      guard stream.write(bytes), !isEnded else { return false }
      if count == 0, left == 0 { return stream.write(HTTPResponse.lastChunk) }
    }
  }

  private func take() -> (bytes: [UInt8], isEnded: Bool) {
    outbox.withLock { outbox in
      if !outbox.bytes.isEmpty {
        var byte: UInt8 = 0
        _ = read(wakeup.read, &byte, 1)
      }
      defer { (outbox.bytes, outbox.waiting) = ([], 0) }
      return (outbox.bytes, outbox.isEnded)
    }
  }

  private func append(_ bytes: [UInt8], lines: Int, isEnd: Bool = false) {
    outbox.withLock { outbox in
      guard !outbox.isEnded, outbox.waiting + lines <= limit else { return }
      if outbox.bytes.isEmpty { _ = write(wakeup.write, [1], 1) }
      outbox.bytes += bytes
      outbox.waiting += lines
      outbox.isEnded = isEnd
    }
  }
}
