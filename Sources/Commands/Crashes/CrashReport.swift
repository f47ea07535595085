// SPDX-License-Identifier: MIT
import Core
import Host

/// Crashes as `crashes` shows them.
nonisolated struct CrashReport {
  let crashes: [Crash]
  /// Microseconds since 1970.
  let now: Int64
  /// A time as this host's clocks show it.
  var spell: (Int64) -> String = { LocalTime($0).description }

  func rendered(as format: OutputFormat) -> String {
    switch format {
    case .text: table
    case .json: json
    }
  }

  /// A record as it comes.
  static func line(_ row: JournalRow, spell: (Int64) -> String) -> String {
    let id = row[.crash] ?? row[.outageID] ?? "-"
    return "\(spell(row.time))  \(id.escapedForTerminal)  \(row.message.escapedForTerminal)\n"
  }

  private var table: String {
    if crashes.isEmpty { return "No crashes.\n" }
    var table = TextTable(["WHEN", "ID", "CONTAINER", "REASON", "UPTIME", "RESTARTS", "OUTAGE", "WHAT FOLLOWED"])
    for crash in crashes { table.add(row(crash)) }
    return table.lines.map { "\($0)\n" }.joined()
  }

  func row(_ crash: Crash) -> [String] {
    let restarts = crash.restarts.map { count in crash.restartLimit.map { "\(count) of \($0)" } ?? "\(count)" }
    return [
      spell(crash.time), crash.id.isEmpty ? "-" : crash.id, crash.container, crash.reason,
      crash.uptime?.inWords ?? "-", restarts ?? "-", outage(crash), crash.followed,
    ].map(\.escapedForTerminal)
  }

  func outage(_ crash: Crash) -> String {
    switch crash.outage {
    case .none: "none"
    case .over(let lasted, _): lasted.inWords
    case .goesOn: "goes on, \(Duration.microseconds(max(0, now - crash.time)).inWords)"
    case .unknown: "-"
    }
  }
}
