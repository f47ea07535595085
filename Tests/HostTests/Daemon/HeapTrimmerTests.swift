// SPDX-License-Identifier: MIT
import TestSupport
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct HeapTrimmerTests {
  @Test func `memory is given back once after all that happened`() async throws {
    var trimmed = 0
    let heap = HeapTrimmer(spacing: .milliseconds(50)) { trimmed += 1 }
    for _ in 0..<100 { heap.worked() }
    #expect(trimmed == 0)
    try await eventuallyOnLoop("the heap to be trimmed") { trimmed > 0 }
    await loopTurn(after: .milliseconds(200))
    #expect(trimmed == 1)
  }

  @Test func `nothing is given back while something happens`() async throws {
    var trimmed = 0
    let heap = HeapTrimmer(spacing: .milliseconds(200)) { trimmed += 1 }
    let work = LoopTimer(after: .zero, repeating: .milliseconds(20)) { heap.worked() }
    await loopTurn(after: .milliseconds(700))
    #expect(trimmed == 0)
    work.cancel()
    try await eventuallyOnLoop("the heap to be trimmed") { trimmed > 0 }
  }

  @Test func `nobody is woken while nothing happens`() async {
    var trimmed = 0
    let heap = HeapTrimmer(spacing: .milliseconds(10)) { trimmed += 1 }
    await loopTurn(after: .milliseconds(200))
    #expect(trimmed == 0)
    withExtendedLifetime(heap) {}
  }
}
