// SPDX-License-Identifier: MIT
import Glibc
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct SignalSourceTests {
  @Test func `a signal is heard on the loop in place of its own effect, by one source after another`() async {
    for _ in 0..<3 {
      var source: SignalSource?
      var again: LoopTimer?
      await withCheckedContinuation { continuation in
        source = SignalSource(SIGUSR2) {
          source?.cancel()
          again?.cancel()
          continuation.resume()
        }
        // What comes before dispatch has taken the signal over is ignored.
        again = LoopTimer(after: .zero, repeating: .milliseconds(5)) { kill(getpid(), SIGUSR2) }
      }
      again = nil
      source = nil
    }
  }
}
