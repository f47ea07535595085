// SPDX-License-Identifier: MIT

import Testing

@testable import Core

struct SignalTests {
  @Test(arguments: [
    (137, "SIGKILL"), (143, "SIGTERM"), (139, "SIGSEGV"), (134, "SIGABRT"), (130, "SIGINT"), (159, "SIGSYS"),
  ])
  func `an exit code above 128 names its signal`(code: Int, name: String) {
    #expect(Signal.name(exitCode: code) == name)
  }

  @Test(arguments: [0, 1, 127, 128, 145, 255, -1])
  func `any other names none`(code: Int) {
    #expect(Signal.name(exitCode: code) == nil)
  }
}
