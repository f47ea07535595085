// SPDX-License-Identifier: MIT
import Testing

@testable import Host

struct ServiceEndTests {
  @Test(arguments: [
    (["SERVICE_RESULT": "success", "EXIT_CODE": "exited", "EXIT_STATUS": "0"], true),
    (["SERVICE_RESULT": "exit-code", "EXIT_CODE": "exited", "EXIT_STATUS": "64"], true),
    (["SERVICE_RESULT": "exit-code", "EXIT_CODE": "exited", "EXIT_STATUS": "1"], false),
    (["SERVICE_RESULT": "signal", "EXIT_CODE": "killed", "EXIT_STATUS": "KILL"], false),
    (["SERVICE_RESULT": "core-dump", "EXIT_CODE": "dumped", "EXIT_STATUS": "SEGV"], false),
    (["SERVICE_RESULT": "watchdog", "EXIT_CODE": "dumped", "EXIT_STATUS": "ABRT"], false),
    // Signal 64 is none that the daemon exits with.
    (["SERVICE_RESULT": "signal", "EXIT_CODE": "killed", "EXIT_STATUS": "64"], false),
    (["SERVICE_RESULT": "timeout"], false), (["SERVICE_RESULT": "oom-kill"], false),
  ])
  func `only a stop that was asked for and a wrong setting are expected ends`(
    environment: [String: String], isExpected: Bool
  ) {
    #expect(ServiceEnd { environment[$0] }?.isExpected == isExpected)
  }

  @Test func `outside of a service nothing has ended`() {
    #expect(ServiceEnd { _ in nil } == nil)
  }
}
