// SPDX-License-Identifier: MIT
import Testing

@testable import Host

/// The texts are those of systemd 252.
struct UnitReportTests {
  private func report(_ ending: CommandResult.Ending, _ words: String) -> UnitReport {
    UnitReport(CommandResult(ending: ending, output: Array("out".utf8), errorOutput: Array(words.utf8)))
  }

  private func errors(_ report: UnitReport) -> String { String(decoding: report.result.errorOutput, as: UTF8.self) }

  @Test func `what the command wrote is parted from what is said of its unit`() {
    let report = report(
      .exited(3),
      """
      Running as unit: x.service
      a word
      another
      Finished with result: exit-code
      Main processes terminated with: code=exited/status=3
      Service runtime: 2ms

      """)
    #expect(report.wasStarted)
    #expect(report.result.ending == .exited(3))
    #expect(errors(report) == "a word\nanother")
    #expect(report.result.output == Array("out".utf8))
  }

  @Test func `a deadline that the service manager kept is one`() {
    let report = report(
      .exited(1),
      "Running as unit: x.service\nFinished with result: timeout\nMain processes terminated with: code=killed/status=TERM"
    )
    #expect(report.result.ending == .timedOut)
    #expect(errors(report) == "")
  }

  @Test func `a unit that ended otherwise says how`() {
    let report = report(
      .exited(1),
      "Running as unit: x.service\nFinished with result: oom-kill\nMain processes terminated with: code=killed/status=KILL\n"
    )
    #expect(report.result.ending == .failed("oom-kill, code=killed/status=KILL"))
  }

  @Test func `a unit that was never made leaves the reason`() {
    let report = report(.exited(1), "Failed to connect to bus: No such file or directory\n")
    #expect(!report.wasStarted)
    #expect(report.result.ending == .failed("Failed to connect to bus: No such file or directory"))
  }

  @Test func `a missing systemd-run is a missing command`() {
    #expect(report(.notStarted(2), "").result.ending == .notStarted(2))
  }

  @Test func `where the end of a long output was dropped the exit status counts`() {
    #expect(report(.exited(1), "Running as unit: x.service\nnginx: [emerg] no").result.ending == .exited(1))
  }
}
