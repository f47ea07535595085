// SPDX-License-Identifier: MIT
import Core
import Host

extension CrashesCommand {
  private nonisolated static let day: Int64 = 86_400_000_000

  /// One row a process over a period, the last day unless another one is asked for.
  func showTimeline(since: Int64?, until: Int64?, now: Int64) throws {
    let end = min(until ?? now, now)
    let begin = since ?? end - Self.day
    guard begin < end else {
      let (option, text) = self.since.map { ("--since", $0) } ?? ("--until", self.until ?? "")
      throw InvalidSetting(source: option, value: text, allowed: "such that the period holds some time before now")
    }
    let period = TimePeriod(begin, end)
    let book = try TimelineBook(of: period, from: try JournalReader(directory: directory), now: now)
    let report = TimelineReport(timeline: book.timeline(of: period, app: app))
    if let svg { try draw(report, to: svg) }
    if timeline { tell(report.rendered(as: format, on: .standardOutput)) }
  }

  private func draw(_ report: TimelineReport, to file: String) throws {
    if file == "-" { return tell(report.svg) }
    do {
      try ReportFile.write(Array(report.svg.utf8), to: file)
    } catch {
      throw CommandFailed("\(file) cannot be written: \(error)")
    }
  }
}
