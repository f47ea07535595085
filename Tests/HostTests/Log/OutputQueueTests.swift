// SPDX-License-Identifier: MIT
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
final class OutputQueueTests {
  private var answers: [OutputQueue.Sending] = []
  private var sent: [UInt8] = []
  private var whenSent: (() -> Void)?

  @Test func `what is taken at once leaves nothing behind`() {
    let queue = queue()
    queue.add([1, 2])
    queue.add([3])
    #expect(sent == [1, 2, 3])
    #expect(queue.takeLost() == nil)
  }

  @Test func `what is taken in parts arrives whole and in order`() {
    answers = [.sent(1), .sent(2), .sent(1)]
    let queue = queue()
    queue.add([1, 2, 3])
    queue.add([4])
    #expect(sent == [1, 2, 3, 4])
  }

  @Test func `what has no room now goes later, before what comes after it`() async {
    answers = [.full, .full]
    let queue = queue()
    queue.add([1])
    queue.add([2])
    #expect(sent == [])
    await withCheckedContinuation { continuation in
      whenSent = { if self.sent == [1, 2] { continuation.resume() } }
    }
  }

  @Test func `what is refused is lost and counted, and the rest goes on`() {
    answers = [.refused]
    let queue = queue()
    queue.add([1])
    queue.add([2])
    #expect(sent == [2])
    #expect(queue.takeLost() == 1)
    #expect(queue.takeLost() == nil)
  }

  @Test func `what does not fit is lost and counted once the rest is out`() async {
    answers = [.full]
    let queue = queue()
    let half = [UInt8](repeating: 7, count: OutputQueue.byteLimit / 2)
    for _ in 0..<5 { queue.add(half) }
    #expect(queue.takeLost() == nil)
    await withCheckedContinuation { continuation in
      whenSent = { if self.sent.count == half.count * 2 { continuation.resume() } }
    }
    #expect(queue.takeLost() == 3)
  }

  /// Answers as told, and takes everything after that.
  private func queue() -> OutputQueue {
    OutputQueue { bytes in
      let answer = self.answers.isEmpty ? OutputQueue.Sending.sent(bytes.count) : self.answers.removeFirst()
      if case .sent(let count) = answer {
        self.sent += bytes.prefix(count)
        self.whenSent?()
      }
      return answer
    }
  }
}
