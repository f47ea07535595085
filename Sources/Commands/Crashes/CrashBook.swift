// SPDX-License-Identifier: MIT
import Core
import Host

/// Joins the journal's records to crashes, in the order in which they were written.
nonisolated struct CrashBook {
  /// The kinds of record that it reads.
  static let kinds: [RecordKind] =
    [.containerCrashed, .outageEnded] + Crash.Consequence.allCases.compactMap(\.kind)

  /// Oldest first.
  private(set) var crashes: [Crash] = []
  private var byOutage: [String: [Int]] = [:]
  private var ids: Set<String> = []
  private var byApp: [String: [Int]] = [:]
  private let until: Int64

  /// Crashes after `until` are left out; what became of those before is not.
  init(until: Int64 = .max) { self.until = until }

  /// The crashes of which more is known now.
  @discardableResult
  mutating func add(_ row: JournalRow) -> [Crash] {
    switch row.kind {
    case .containerCrashed?: row.time <= until ? begin(Crash(row)) : []
    case .outageEnded?: end(row).map { crashes[$0] }
    case let kind?: Crash.Consequence(kind).map { note($0, row) }?.map { crashes[$0] } ?? []
    case nil: []
    }
  }

  /// A daemon that starts right after another one may tell the same crash again.
  private mutating func begin(_ crash: Crash) -> [Crash] {
    guard crash.id.isEmpty || ids.insert(crash.id).inserted else { return [] }
    crashes.append(crash)
    if let outage = crash.outageID { byOutage[outage, default: []].append(crashes.count - 1) }
    byApp[crash.app, default: []].append(crashes.count - 1)
    return [crash]
  }

  private mutating func end(_ row: JournalRow) -> [Int] {
    let lasted = Duration.microseconds(row[.outage].flatMap { Int64($0) } ?? 0)
    let end = row[.outageEnd].flatMap { Outage.End(rawValue: $0) }
    let places = byOutage.removeValue(forKey: row[.outageID] ?? "") ?? []
    for place in places { crashes[place].outage = .over(lasted: lasted, end: end) }
    return places
  }

  /// Of the container that the record names; one that names none, the end of a rebuild, is of those that led to it. A
  /// rebuild follows a crash within the hour.
  private mutating func note(_ consequence: Crash.Consequence, _ row: JournalRow) -> [Int] {
    let container = row[.containerIDFull]
    let places = (byApp[row[.app] ?? ""] ?? []).filter { place in
      guard row.time - crashes[place].time < 3_600_000_000 else { return false }
      return container.map { $0 == crashes[place].containerID } ?? (crashes[place].consequence != nil)
    }
    for place in places { crashes[place].consequence = consequence }
    return places
  }
}
