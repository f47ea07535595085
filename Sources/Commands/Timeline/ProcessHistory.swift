// SPDX-License-Identifier: MIT
import Core
import Host

/// What the records say of one process.
nonisolated struct ProcessHistory {
  /// A crash that leaves no trace in time still is to be seen.
  static let moment: Int64 = 1_000_000
  /// A crash is told once its evidence is there; until then it has had its effect already.
  static let longestEvidence: Int64 = 60_000_000

  let app: String
  let type: String
  private var crashes: [Int64] = []
  private var outages: [TimePeriod] = []
  /// By OUTAGE_ID.
  private var open: [String: Int64] = [:]
  private var degraded: [TimePeriod] = []
  /// By slot.
  private var openDegraded: [String: Int64] = [:]
  private var left: [String: Int64] = [:]
  private var back: [String: Int64] = [:]

  init(app: String, type: String) {
    self.app = app
    self.type = type
  }

  mutating func listenerChanged(_ row: JournalRow) {
    guard let slot = Self.slot(row) else { return }
    guard row[.listenerNew] != nil else { return left[slot] = row.time }
    back[slot] = row.time
    if let since = openDegraded.removeValue(forKey: slot) { degraded.append(TimePeriod(since, row.time)) }
  }

  mutating func crashed(_ row: JournalRow) {
    crashes.append(row.time)
    let slot = Self.slot(row) ?? ""
    let leaving = left[slot].flatMap { row.time - $0 < Self.longestEvidence ? $0 : nil }
    if let outage = row[.outageID] {
      if open[outage] == nil { open[outage] = leaving ?? row.time }
    } else if let leaving {
      if let back = back[slot], back >= leaving {
        degraded.append(TimePeriod(leaving, max(back, leaving + Self.moment)))
      } else {
        openDegraded[slot] = openDegraded[slot] ?? leaving
      }
    } else {
      degraded.append(TimePeriod(row.time, row.time + Self.moment))
    }
  }

  mutating func outageEnded(_ row: JournalRow) {
    let lasted = row[.outage].flatMap { Int64($0) } ?? 0
    open[row[.outageID] ?? ""] = nil
    outages.append(TimePeriod(row.time - max(lasted, 1), row.time))
  }

  /// `APP.TYPE.N`, whatever a deploy has appended to the container's name.
  static func slot(_ row: JournalRow) -> String? {
    guard let name = row[.containerName], let app = row[.app], let type = row[.processType] else { return nil }
    let stem = "\(app).\(type)."
    return name.hasPrefix(stem) ? stem + name.dropFirst(stem.count).prefix { $0 != "." } : name
  }

  /// Nil where the period holds nothing of it.
  func row(in period: TimePeriod, _ unknown: TimePeriods) -> Timeline.Row? {
    let running = { (since: Int64) in TimePeriod(since, max(period.end, since)) }
    let down = TimePeriods(outages + open.values.map(running)).clipped(to: period)
    let worse = TimePeriods(degraded + openDegraded.values.map(running)).clipped(to: period)
    let count = crashes.count(where: period.contains)
    guard count > 0 || !down.all.isEmpty || !worse.all.isEmpty else { return nil }
    let known: [(Timeline.State, TimePeriods)] = [
      (.down, down), (.unknown, unknown.subtracting(down)), (.degraded, worse.subtracting(down.union(unknown))),
    ]
    let serving = TimePeriods([period]).subtracting(TimePeriods(known.flatMap(\.1.all)))
    let spans = (known + [(.serving, serving)]).flatMap { state, periods in
      periods.all.map { Timeline.Span(state: state, period: $0) }
    }
    return Timeline.Row(
      app: app, processType: type, spans: spans.sorted { $0.period.begin < $1.period.begin }, crashes: count,
      down: down.total, longest: down.longest)
  }
}
