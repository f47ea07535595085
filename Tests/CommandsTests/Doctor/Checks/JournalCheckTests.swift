// SPDX-License-Identifier: MIT
import Host
import Testing

@testable import Commands

struct JournalCheckTests {
  @Test func `whether crashes can be told is said, and how to get the right`() {
    #expect(JournalCheck.findings(.readable, user: "root") == [.ok("journal", "root can read the journal")])
    #expect(
      JournalCheck.findings(.none, user: "root") == [
        .skipped("journal", "this host has no journal, so `crashes` knows of none")
      ])
    #expect(
      JournalCheck.findings(.denied("/run/log/journal/1/system.journal"), user: "deploy") == [
        .advice(
          "journal", "deploy has no right to /run/log/journal/1/system.journal, so `crashes` does not work",
          mend: JournalFailed.mend, "and log in again")
      ])
  }
}
