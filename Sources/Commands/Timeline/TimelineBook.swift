// SPDX-License-Identifier: MIT
import Core
import Host

/// Gathers a timeline from the journal's records, in the order in which they were written.
nonisolated struct TimelineBook {
  /// The kinds of record that it reads.
  static let kinds: [RecordKind] = [
    .daemonStarted, .daemonStopping, .engineConnected, .engineLost, .engineUnreachable, .listenersChanged,
    .containerCrashed, .outageEnded, .nginxReloadFailed,
  ]

  private var link = LinkHistory()
  private var histories: [ProcessKey: ProcessHistory] = [:]
  private var marks: [Timeline.Mark] = []
  private var crashIDs: Set<String> = []

  private struct ProcessKey: Hashable {
    let app: String
    let type: String
  }

  /// A record of which nothing else counts but that there was a daemon to write it.
  mutating func saw(_ row: JournalRow) { link.saw(row) }

  mutating func add(_ row: JournalRow) {
    switch row.kind {
    case .daemonStarted?, .daemonStopping?, .engineConnected?, .engineLost?, .engineUnreachable?:
      if let kind = link.add(row) { marks.append(Timeline.Mark(kind: kind, time: row.time, text: row.message)) }
    case .nginxReloadFailed?:
      marks.append(Timeline.Mark(kind: .reloadFailed, time: row.time, text: row.message))
    case .listenersChanged?: change(row) { $0.listenerChanged(row) }
    // A daemon that starts right after another one may tell the same crash again.
    case .containerCrashed?:
      if row[.crash].map({ crashIDs.insert($0).inserted }) ?? true { change(row) { $0.crashed(row) } }
    case .outageEnded?: change(row) { $0.outageEnded(row) }
    default: break
    }
    saw(row)
  }

  private mutating func change(_ row: JournalRow, _ body: (inout ProcessHistory) -> Void) {
    guard let app = row[.app], let type = row[.processType] else { return }
    body(&histories[ProcessKey(app: app, type: type), default: ProcessHistory(app: app, type: type)])
  }

  /// - Parameters:
  ///   - period: what goes on at its end is cut there.
  ///   - app: nil for all.
  func timeline(of period: TimePeriod, app: String? = nil) -> Timeline {
    let unknown = link.unknown(until: period.end).clipped(to: period)
    let rows = histories.values.filter { app == nil || $0.app == app }.compactMap { $0.row(in: period, unknown) }
    return Timeline(
      period: period, rows: rows.sorted { ($0.app, $0.processType) < ($1.app, $1.processType) },
      marks: marks.filter { period.contains($0.time) }.sorted { $0.time < $1.time }, unknown: unknown)
  }
}
