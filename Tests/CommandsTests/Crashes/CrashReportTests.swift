// SPDX-License-Identifier: MIT
import Core
import Testing

@testable import Commands
@testable import Host

struct CrashReportTests {
  private func report(_ rows: [JournalRow]) -> CrashReport {
    var book = CrashBook()
    for row in rows { book.add(row) }
    return CrashReport(crashes: book.crashes, now: Rows.noon + 3_600_000_000) {
      "noon+\(($0 - Rows.noon) / 1_000_000)s"
    }
  }

  private let rows = [
    Rows.crash("00000001", at: 0), Rows.end("00000001", at: 2, lasted: 1.234),
    Rows.crash("00000002", at: 60, app: "shop", [.exitCode: "137", .signal: "SIGKILL", .oomKilled: "true"]),
    Rows.crash(
      "00000003", at: 61, app: "shop",
      [.exitCode: "139", .signal: "SIGSEGV", .containerState: "exited", .restartLimit: "3", .reason: "x\u{1b}[1m"]),
  ]

  @Test func `the table answers what died, why, what visitors saw and what was done`() {
    #expect(
      report(rows).rendered(as: .text)
        == """
        WHEN      ID        CONTAINER   REASON               UPTIME  RESTARTS  OUTAGE                WHAT FOLLOWED
        noon+0s   00000001  blog.web.1  exit 7               4.2 s   3 of 10   1.2 s                 started again
        noon+60s  00000002  shop.web.1  out of memory        4.2 s   3 of 10   goes on, 59 min 0 s   Docker starts it again
        noon+61s  00000003  shop.web.1  SIGSEGV: x\\u{1b}[1m  4.2 s   3 of 3    goes on, 58 min 59 s  nothing yet

        """)
  }

  @Test func `no crashes are told as such`() {
    #expect(report([]).rendered(as: .text) == "No crashes.\n")
    #expect(report([]).rendered(as: .json) == "[]\n")
  }

  @Test func `for programs all is told, times in microseconds`() {
    let json = report([rows[0], rows[1]]).rendered(as: .json)
    #expect(
      json == """
        [{"id":"00000001","time":\(Rows.noon),"app":"blog","process":"web","container":"blog.web.1",\
        "containerId":"\(String(repeating: "a1", count: 32))","reason":"exit 7","exitCode":7,"signal":null,\
        "oomKilled":false,"error":null,"uptime":4200000,"restarts":3,"restartLimit":10,\
        "outage":{"state":"over","id":"00000001","lasted":1234000,"end":"restart"},"followed":"started again",\
        "logTail":null}]

        """)
  }

  @Test func `one in full has its last words and the catalog's advice, and no command to a terminal`() throws {
    let report = report([
      Rows.crash("00000001", at: 0, [.logTail: "working\n\u{1b}[31mred", .signal: "SIGTERM", .exitCode: "143"])
    ])
    let advice = "Subject: A container has crashed\nDefined-By: us\n\nExit code 143 is SIGTERM.\n\n"
    #expect(
      report.story(of: try #require(report.crashes.first), advice: advice) == """
        crash      00000001, noon+0s
        container  blog.web.1 (a1a1a1a1a1a1) of blog, process web
        reason     SIGTERM, exit 143
        uptime     4.2 s
        restarts   3 of the 10 that Docker allows it
        visitors   find nobody since then, for 1 h 0 min
        followed   Docker starts it again

        Its last words:
          working
          \\u{1b}[31mred

        Exit code 143 is SIGTERM.

        """)
  }

  @Test func `one in full without output or catalog says so`() throws {
    let report = report([rows[0], rows[1]])
    let story = report.story(of: try #require(report.crashes.first), advice: nil)
    #expect(story.contains("visitors   found nobody for 1.2 s; that is over\n"))
    #expect(story.hasSuffix("Its last words:\n  none were kept\n"))
  }

  @Test func `a record that comes is one line`() {
    let row = Rows.end("00000001", at: 2, lasted: 1)
    #expect(CrashReport.line(row) { "@\($0 - Rows.noon)" } == "@2000000  00000001  a outageEnded\n")
  }
}
