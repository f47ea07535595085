// SPDX-License-Identifier: MIT
import Dispatch
import Foundation
import Synchronization

/// The daemon's log as it is being written: a thread reads it from a named pipe, line by line, and wakes who waits.
package final class RecordLog: Sendable {
  private struct State {
    var records: [LogRecord] = []
    var otherLines: [String] = []
    var hasEnded = false
    var waiters: [Waiter] = []
  }

  private struct Waiter {
    let isSatisfied: @Sendable ([LogRecord]) -> Bool
    let signal: DispatchSemaphore
  }

  private let state = Mutex(State())
  private let descriptor: CInt

  /// Makes the pipe; whoever is to be read from opens it by its path.
  package init(pipe path: String) throws {
    guard mkfifo(path, 0o600) == 0 else { throw ListeningSocket.Failed(call: "mkfifo", code: errno) }
    descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw ListeningSocket.Failed(call: "open", code: errno) }
    Thread.detachNewThread { [self] in readToEnd() }
  }

  package var records: [LogRecord] { state.withLock { $0.records } }

  /// Lines that are no records: what the runtime or a crash prints.
  package var otherLines: [String] { state.withLock { $0.otherLines } }

  /// The first record after the first `skipped` ones that is as wished, as soon as it has been written.
  package func wait(
    for what: String, after skipped: Int = 0, within limit: Duration = .seconds(10),
    where matches: @escaping @Sendable (LogRecord) -> Bool
  ) throws -> LogRecord {
    let found = { @Sendable (records: [LogRecord]) in records.dropFirst(skipped).first(where: matches) }
    let signal = DispatchSemaphore(value: 0)
    state.withLock { state in
      guard found(state.records) == nil else { return _ = signal.signal() }
      state.waiters.append(Waiter(isSatisfied: { found($0) != nil }, signal: signal))
    }
    _ = signal.wait(timeout: .now() + limit / .seconds(1))
    if let record = found(records) { return record }
    let seen = records.dropFirst(skipped).suffix(20).map(\.description) + otherLines.suffix(5)
    throw TimedOut(description: "waited \(limit) for \(what); the log:\n\(seen.joined(separator: "\n"))")
  }

  /// Returns when nobody writes to it any more, and all of it has been read.
  package func waitToEnd(within limit: Duration = .seconds(10)) throws {
    let signal = DispatchSemaphore(value: 0)
    state.withLock { state in
      guard !state.hasEnded else { return _ = signal.signal() }
      state.waiters.append(Waiter(isSatisfied: { _ in false }, signal: signal))
    }
    if signal.wait(timeout: .now() + limit / .seconds(1)) == .timedOut {
      throw TimedOut(description: "waited \(limit) for the end of the log")
    }
  }

  private func readToEnd() {
    defer { close(descriptor) }
    var unfinished: [UInt8] = []
    while let bytes = next() {
      unfinished += bytes
      let lines = unfinished.split(separator: 10, omittingEmptySubsequences: false)
      unfinished = Array(lines.last ?? [])
      take(lines.dropLast().map { String(decoding: $0, as: UTF8.self) })
    }
    take(unfinished.isEmpty ? [] : [String(decoding: unfinished, as: UTF8.self)], isLast: true)
  }

  /// Nil when the last writer has closed it. A pipe that nobody has opened yet neither has bytes nor has ended.
  private func next() -> [UInt8]? {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&wait, 1, -1) > 0 else { continue }
      let count = read(descriptor, &buffer, buffer.count)
      if count > 0 { return Array(buffer.prefix(count)) }
      if count == 0 { return nil }
    }
  }

  private func take(_ lines: [String], isLast: Bool = false) {
    state.withLock { state in
      for line in lines {
        if let record = LogRecord(line) { state.records.append(record) } else { state.otherLines.append(line) }
      }
      state.hasEnded = isLast
      for waiter in state.waiters where isLast || waiter.isSatisfied(state.records) { waiter.signal.signal() }
      let records = state.records
      state.waiters.removeAll { isLast || $0.isSatisfied(records) }
    }
  }
}
