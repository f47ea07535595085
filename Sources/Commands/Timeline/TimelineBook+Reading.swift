// SPDX-License-Identifier: MIT
import Core
import Host

/// What holds at the begin of a period was said before it, how long before nobody knows. Of all that was said then only
/// what may still hold is read, for a journal has most to tell of listeners that come and go.
nonisolated extension TimelineBook {
  private static let lasting: [RecordKind] = kinds.filter { $0 != .listenersChanged && $0 != .nginxReloadFailed }

  /// - Parameter now: nothing after it counts.
  init(of period: TimePeriod, from source: some TimelineSource, now: Int64) throws {
    self.init()
    // What a crash goes with of which the period shows something.
    let whole = period.begin - ProcessHistory.longestEvidence - ProcessHistory.moment
    try source.eachBack(Self.kinds, of: nil, before: whole) { row in
      saw(row)
      return false
    }
    for (app, slots) in try readPast(source, period, whole) { try readListeners(of: app, slots, source, before: whole) }
    try source.each(Self.kinds, of: nil, from: whole, before: now + 1) { add($0) }
  }

  /// The slots in which a container may be missing since a crash, by their apps.
  private mutating func readPast(
    _ source: some TimelineSource, _ period: TimePeriod, _ whole: Int64
  ) throws -> [String: Set<String>] {
    var slots: [String: Set<String>] = [:]
    try source.each(Self.lasting, of: nil, from: 0, before: period.begin) { row in
      if row.kind == .containerCrashed, row[.outageID] == nil {
        if let app = row[.app], let slot = ProcessHistory.slot(row) { slots[app, default: []].insert(slot) }
      } else if row.time < whole {
        add(row)
      }
    }
    return slots
  }

  /// From when on the first of these slots is without the listener that it has not got back.
  private mutating func readListeners(
    of app: String, _ slots: Set<String>, _ source: some TimelineSource, before end: Int64
  ) throws {
    var unseen = slots
    var begin: Int64?
    try source.eachBack([.listenersChanged], of: app, before: end) { row in
      guard let slot = ProcessHistory.slot(row), unseen.contains(slot) else { return true }
      if row[.listenerNew] == nil { begin = row.time } else { unseen.remove(slot) }
      return !unseen.isEmpty
    }
    guard let begin else { return }
    try source.each([.listenersChanged, .containerCrashed], of: app, from: begin, before: end) { add($0) }
  }
}
