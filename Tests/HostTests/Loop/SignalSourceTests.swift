// SPDX-License-Identifier: MIT
import Glibc
import Testing

@testable import Host

@Suite(.timeLimit(.minutes(1)))
struct SignalSourceTests {
  @Test func `a signal is heard on the loop in place of its own effect`() async {
    var source: SignalSource?
    await withCheckedContinuation { continuation in
      source = SignalSource(SIGUSR2) { continuation.resume() }
      kill(getpid(), SIGUSR2)
    }
    source?.cancel()
  }
}
