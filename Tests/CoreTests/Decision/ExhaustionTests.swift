// SPDX-License-Identifier: MIT

import Core
import Testing

struct ExhaustionTests {
  private func container(
    _ policy: RestartPolicy, restarts: Int, exit code: Int = 1, state: ContainerState = .exited
  ) -> Container {
    let details = ContainerDetails(restartPolicy: policy, restartCount: restarts, exitCode: code)
    return .deployed("blog", "web.1", "a1", state: state, details: details)
  }

  @Test func `it has used up its restarts when it has ended badly and the count is at its limit`() {
    #expect(container(.onFailure(limit: 2), restarts: 2).isExhausted)
    #expect(container(.onFailure(limit: 2), restarts: 3).isExhausted)
    #expect(container(.onFailure(limit: 1), restarts: 1, exit: 137).isExhausted)
    #expect(!container(.onFailure(limit: 2), restarts: 1).isExhausted)
  }

  @Test(arguments: [ContainerState.restarting, .running, .paused, .created, .dead, .removing, .unknown])
  func `in any other state it has not`(state: ContainerState) {
    #expect(!container(.onFailure(limit: 2), restarts: 2, state: state).isExhausted)
  }

  @Test(arguments: [RestartPolicy.never, .always, .unlessStopped, .onFailure(limit: 0)])
  func `under any other policy it never has`(policy: RestartPolicy) {
    #expect(!container(policy, restarts: 0).isExhausted)
    #expect(!container(policy, restarts: 99).isExhausted)
  }

  @Test func `one that ended well has not`() {
    #expect(!container(.onFailure(limit: 2), restarts: 2, exit: 0).isExhausted)
  }

  @Test func `nothing is said without details`() {
    #expect(!Container.deployed("blog", "web.1", "a1", state: .exited).isExhausted)
    #expect(!Container.deployed("blog", "web.1", "a1", state: .exited).endedBySignalToStop)
  }

  @Test(arguments: [(143, true), (137, true), (130, true), (1, false), (0, false), (139, false), (255, false)])
  func `some statuses are those of a process that was told to end`(code: Int, isTold: Bool) {
    #expect(container(.onFailure(limit: 2), restarts: 2, exit: code).endedBySignalToStop == isTold)
  }

  @Test func `one that the kernel killed for want of memory was not told to`() {
    var killed = container(.onFailure(limit: 2), restarts: 2, exit: 137)
    killed.details?.oomKilled = true
    #expect(!killed.endedBySignalToStop)
  }
}
