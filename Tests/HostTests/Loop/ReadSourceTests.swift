// SPDX-License-Identifier: MIT
import Glibc
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct ReadSourceTests {
  @Test func `everything written before a hang-up arrives, and then the end`() async {
    for _ in 0..<50 {
      let (reader, writer) = socketPair()
      let sent = [UInt8](repeating: 7, count: 100_000)
      let received = await withCheckedContinuation { continuation in
        var bytes: [UInt8] = []
        held.source = ReadSource(reader) { reading in
          switch reading {
          case .bytes(let more): bytes += more
          case .end: continuation.resume(returning: bytes)
          case .failed: continuation.resume(returning: [])
          }
        }
        #expect(write(writer, sent, sent.count) == sent.count)
        close(writer)
      }
      #expect(received == sent)
    }
  }

  @Test func `nothing comes after cancel`() async {
    let (reader, writer) = socketPair()
    var count = 0
    await withCheckedContinuation { continuation in
      held.source = ReadSource(reader) { [held] _ in
        count += 1
        held.source?.cancel()
        held.timer = LoopTimer(after: .milliseconds(10)) { continuation.resume() }
      }
      let sent = [UInt8](repeating: 1, count: 50_000)
      #expect(write(writer, sent, sent.count) == sent.count)
      close(writer)
    }
    #expect(count == 1)
  }

  @Test func `a source that nobody holds closes its descriptor`() async {
    let (reader, writer) = socketPair()
    var source: ReadSource? = ReadSource(reader) { _ in }
    withExtendedLifetime(source) { source = nil }
    await withCheckedContinuation { continuation in
      held.source = ReadSource(writer) { reading in
        if case .end = reading { continuation.resume() }
      }
    }
  }

  @Test func `a read that fails hands on the call's own reason`() async {
    let (reader, writer) = socketPair()
    // A Unix socket that closes on bytes it never read resets its peer (unix(7)).
    #expect(write(reader, [1], 1) == 1)
    close(writer)
    let failure = await withCheckedContinuation { continuation in
      held.source = ReadSource(reader) { reading in
        if case .failed(let failure) = reading { continuation.resume(returning: failure) }
      }
    }
    #expect(failure == SystemCallFailed(call: "read", code: ECONNRESET))
  }

  private final class Held {
    var source: ReadSource?
    var timer: LoopTimer?
  }
  private let held = Held()

  private func socketPair() -> (reader: Int32, writer: Int32) {
    var ends: [Int32] = [0, 0]
    #expect(
      socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue), 0, &ends) == 0)
    return (ends[0], ends[1])
  }
}
