// SPDX-License-Identifier: MIT
import Core
import Host

/// When a daemon was there and connected to the engine, and when not.
nonisolated struct LinkHistory {
  private var gaps: [TimePeriod] = []
  /// Since when nobody has looked; nobody knows what was before the first record.
  private var missingSince: Int64? = 0
  private var isFirst = true
  private var isEngineLost = false
  /// The newest record of any kind.
  private var last: (time: Int64, boot: String?)?

  /// What it is a mark of.
  mutating func add(_ row: JournalRow) -> Timeline.Mark.Kind? {
    switch row.kind {
    case .daemonStarted?: if !isFirst { start(row) }
    case .daemonStopping?: lose(at: row.time)
    case .engineLost?, .engineUnreachable?:
      if row.kind == .engineLost { lose(at: row.time) }
      defer { isEngineLost = true }
      return isEngineLost ? nil : .engineLost
    case .engineConnected?:
      if let since = missingSince { gaps.append(TimePeriod(since, row.time)) }
      missingSince = nil
      defer { isEngineLost = false }
      return isEngineLost ? .engineRegained : nil
    default: break
    }
    return nil
  }

  /// Any record means that there is a daemon.
  mutating func saw(_ row: JournalRow) {
    let isBeginning = row.kind == .daemonStarted || row.kind == .engineConnected || row.kind == .engineUnreachable
    if isFirst, !isBeginning, missingSince == 0 { missingSince = nil }
    isFirst = false
    if row.time >= last?.time ?? 0 { last = (row.time, row.fields["_BOOT_ID"]) }
  }

  /// A daemon that did not say that it stops was killed, and systemd starts it again within seconds; or the machine went
  /// down with it, at some time after its last word.
  private mutating func start(_ row: JournalRow) {
    let isOtherBoot = last.map { $0.boot != row.fields["_BOOT_ID"] } ?? false
    lose(at: isOtherBoot ? last?.time ?? row.time : row.time)
  }

  private mutating func lose(at time: Int64) {
    missingSince = isFirst ? time : missingSince ?? time
  }

  func unknown(until end: Int64) -> TimePeriods {
    TimePeriods(gaps + (missingSince.map { [TimePeriod($0, end)] } ?? []))
  }
}
