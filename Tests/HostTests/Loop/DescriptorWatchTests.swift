// SPDX-License-Identifier: MIT
import Dispatch
import Glibc
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(2)))
struct DescriptorWatchTests {
  @Test func `a descriptor is told while it is ready, until it is not`() async {
    let (reader, writer) = pipeEnds()
    let bytes = await withCheckedContinuation { continuation in
      var bytes: [UInt8] = []
      held.watch = DescriptorWatch(reader) { [held] in
        // One at a time: what is left makes another call.
        var byte: UInt8 = 0
        if read(reader, &byte, 1) == 1 { bytes.append(byte) }
        if bytes.count == 3 {
          held.watch?.cancel()
          continuation.resume(returning: bytes)
        }
      }
      #expect(write(writer, [1, 2, 3] as [UInt8], 3) == 3)
    }
    #expect(bytes == [1, 2, 3])
    close(writer)
  }

  @Test func `room to write is told`() async {
    let (reader, writer) = pipeEnds()
    await withCheckedContinuation { continuation in
      held.watch = DescriptorWatch(writer, for: .writing) { [held] in
        held.watch?.cancel()
        continuation.resume()
      }
    }
    close(reader)
  }

  @Test func `nothing is told after cancel`() async {
    let (reader, writer) = pipeEnds()
    var calls = 0
    let watch = DescriptorWatch(reader) { calls += 1 }
    #expect(write(writer, [1] as [UInt8], 1) == 1)
    watch.cancel()
    watch.cancel()
    await turns(3)
    #expect(calls == 0)
    close(writer)
  }

  @Test func `a watch that is cancelled or let go of closes its descriptor`() async {
    for isLetGo in [true, false] {
      let (reader, writer) = pipeEnds()
      var watch: DescriptorWatch? = DescriptorWatch(reader) {}
      if isLetGo { watch = nil } else { watch?.cancel() }
      // A pipe that nobody can read any more has an error for its writer.
      await withCheckedContinuation { continuation in
        fill(writer)
        held.watch = DescriptorWatch(writer, for: .writing) { [held] in
          held.watch?.cancel()
          continuation.resume()
        }
      }
    }
  }

  @Test func `a number that is used again is not told what was meant for its former owner`() async {
    let (first, writer) = pipeEnds()
    var calls = 0
    let old = DescriptorWatch(first) { calls += 1 }
    close(writer)
    old.cancel()
    let (second, other) = pipeEnds()
    held.watch = DescriptorWatch(second) { calls += 1 }
    await turns(3)
    #expect(calls == 0)
    held.watch?.cancel()
    close(other)
  }

  /// Dispatch's own sources end the program within a few hundred of these on a busy machine.
  @Test func `thousands of hang-ups while waiting are each told once`() async {
    let total = 5000
    let told = await withCheckedContinuation { continuation in
      held.hangUps = HangUps(total) { continuation.resume(returning: $0) }
    }
    #expect(told == total)
  }

  /// A few pipes at a time, each closed by another thread while it is waited for.
  private final class HangUps {
    private let total: Int
    private let completion: (Int) -> Void
    private var watches: [Int: DescriptorWatch] = [:]
    private var told = 0

    init(_ total: Int, then completion: @escaping (Int) -> Void) {
      self.total = total
      self.completion = completion
      for number in 0..<8 { start(number) }
    }

    private func start(_ number: Int) {
      let (reader, writer) = pipeEnds()
      watches[number] = DescriptorWatch(reader) { [unowned self] in
        var byte: UInt8 = 0
        if read(reader, &byte, 1) == 0 { end(number) }
      }
      DispatchQueue.global().async { close(writer) }
    }

    private func end(_ number: Int) {
      watches.removeValue(forKey: number)?.cancel()
      told += 1
      if told == total { completion(told) }
      if number + 8 < total { start(number + 8) }
    }
  }

  private final class Held {
    var hangUps: HangUps?
    var watch: DescriptorWatch?
    var other: DescriptorWatch?
  }

  private let held = Held()

  private func fill(_ writer: Int32) {
    signal(SIGPIPE, SIG_IGN)
    let bytes = [UInt8](repeating: 0, count: 4096)
    while write(writer, bytes, bytes.count) > 0 {}
  }

  /// Lets the loop and the descriptors' instance turn.
  private func turns(_ count: Int) async {
    for _ in 0..<count {
      let (reader, writer) = pipeEnds()
      await withCheckedContinuation { continuation in
        held.other = DescriptorWatch(reader) { [held] in
          held.other?.cancel()
          continuation.resume()
        }
        close(writer)
      }
    }
  }
}

/// Both non-blocking, and nobody else's.
private func pipeEnds() -> (reader: Int32, writer: Int32) {
  var ends: [Int32] = [0, 0]
  #expect(pipe(&ends) == 0)
  for end in ends {
    #expect(fcntl(end, F_SETFL, O_NONBLOCK) == 0)
    #expect(fcntl(end, F_SETFD, FD_CLOEXEC) == 0)
  }
  return (ends[0], ends[1])
}
