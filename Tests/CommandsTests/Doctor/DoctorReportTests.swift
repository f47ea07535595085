// SPDX-License-Identifier: MIT
import Testing

@testable import Commands

struct DoctorReportTests {
  private let report = DoctorReport(
    findings: [
      .daemon: [.fault("daemon", "it does not run", mend: "systemctl start it", "systemctl status it")],
      .docker: [.ok("docker-api", "Docker answers"), .advice("clock", "late\u{1b}[31m", mend: "set \"it\"")],
      .journal: [.skipped("journal", "there is none")], .boot: [],
    ], user: "root")

  @Test func `for people findings stand below their subject, and what to type below each`() {
    #expect(
      report.rendered(as: .text) == """
        docker
          ok        Docker answers
          advice    late\\u{1b}[31m
                     set "it"
        journal
          skipped:  there is none
        daemon
          fault     it does not run
                     systemctl start it
                     systemctl status it

        1 ok, 1 advice, 1 fault, 1 skipped; looked at as root

        """)
  }

  @Test func `on a terminal the verdicts have colours`() {
    let text = report.rendered(as: .text, hasColour: true)
    for line in [
      "  \u{1b}[32mok       \u{1b}[0m Docker answers\n", "  \u{1b}[1;31mfault    \u{1b}[0m it does not run\n",
      "  \u{1b}[33madvice   \u{1b}[0m late", "  \u{1b}[2mskipped: \u{1b}[0m there is none\n",
    ] { #expect(text.contains(line)) }
  }

  @Test func `for programs every finding has its subject, check and verdict`() {
    #expect(
      report.rendered(as: .json) == """
        {"well":false,"user":"root","ok":1,"advice":1,"fault":1,"skipped":1,"checks":[\
        {"subject":"docker","check":"docker-api","verdict":"ok","text":"Docker answers","mend":[]},\
        {"subject":"docker","check":"clock","verdict":"advice","text":"late\\u001b[31m","mend":["set \\"it\\""]},\
        {"subject":"journal","check":"journal","verdict":"skipped","text":"there is none","mend":[]},\
        {"subject":"daemon","check":"daemon","verdict":"fault","text":"it does not run",\
        "mend":["systemctl start it","systemctl status it"]}]}

        """)
  }

  @Test func `a host is well as long as there is no fault`() {
    #expect(!report.isWell)
    #expect(DoctorReport(findings: [.docker: [.advice("a", "b"), .skipped("c", "d")]], user: "root").isWell)
  }
}
