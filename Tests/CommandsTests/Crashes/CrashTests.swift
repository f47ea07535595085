// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands

struct CrashTests {
  @Test(
    arguments: [
      ([:], "exit 7"), ([.exitCode: "139", .signal: "SIGSEGV"], "SIGSEGV"), ([.exitCode: "0"], "exit 0"),
      ([.exitCode: "137", .signal: "SIGKILL", .oomKilled: "true"], "out of memory"),
      ([.reason: "no such device"], "exit 7: no such device"), ([.exitCode: ""], "ended by itself"),
    ] as [([RecordField: String], String)])
  func `the reason is told in a few words`(fields: [RecordField: String], words: String) {
    #expect(Crash(Rows.crash("00000001", at: 0, fields)).reason == words)
  }

  @Test func `every consequence is a kind of record`() {
    for consequence in Crash.Consequence.allCases {
      #expect(consequence.kind.flatMap { Crash.Consequence($0) } == consequence)
    }
    #expect(Crash.Consequence(.nginxReloaded) == nil)
  }
}
