// SPDX-License-Identifier: MIT
import Core
import Host

/// One crash as the journal's records tell it: its own, and those of what came after.
nonisolated struct Crash: Equatable, Sendable {
  /// What became of those who wanted to visit.
  enum Outage: Equatable, Sendable {
    /// This many other containers served on.
    case none(others: Int)
    case over(lasted: Duration, end: Core.Outage.End?)
    case goesOn
    /// The record does not say.
    case unknown
  }

  /// What was done about it, after the record of that kind.
  enum Consequence: String, Equatable, Sendable, CaseIterable {
    case restartFailed, rebuildStarted, rebuildDone, rebuildFailed, rebuildGivenUp, rebuildImpossible

    init?(_ kind: RecordKind) { self.init(rawValue: kind.rawValue) }

    var kind: RecordKind? { RecordKind(rawValue: rawValue) }
  }

  /// Empty in records of a version that had none.
  var id = ""
  /// Microseconds since 1970.
  var time: Int64
  var app: String
  var processType: String
  var container: String
  var containerID: String
  var exitCode: Int?
  var signal: String?
  var isOutOfMemory: Bool
  var uptime: Duration?
  var restarts: Int?
  var restartLimit: Int?
  /// Right after its end: `restarting` or `exited`.
  var state: String?
  var error: String?
  var logTail: String?
  var outageID: String?
  var outage: Outage
  /// The latest; nil where there is no record of any.
  var consequence: Consequence?

  init(_ row: JournalRow) {
    let number = { (field: RecordField) in row[field].flatMap { Int($0) } }
    id = row[.crash] ?? ""
    time = row.time
    app = row[.app] ?? ""
    processType = row[.processType] ?? ""
    container = row[.containerName] ?? ""
    containerID = row[.containerIDFull] ?? row[.containerID] ?? ""
    exitCode = number(.exitCode)
    signal = row[.signal]
    isOutOfMemory = row[.oomKilled] == "true"
    uptime = number(.uptime).map { .microseconds($0) }
    restarts = number(.restartCount)
    restartLimit = number(.restartLimit)
    state = row[.containerState]
    error = row[.reason]
    logTail = row[.logTail]
    outageID = row[.outageID]
    let others = number(.listenersLeft)
    outage = outageID != nil ? .goesOn : others.map { $0 > 0 ? .none(others: $0) : .unknown } ?? .unknown
  }

  /// Why, in a few words.
  var reason: String {
    var text = "ended by itself"
    if isOutOfMemory {
      text = "out of memory"
    } else if let signal {
      text = signal
    } else if let exitCode {
      text = "exit \(exitCode)"
    }
    return error.map { "\(text): \($0)" } ?? text
  }

  /// What was done about it.
  var followed: String {
    switch outage {
    case .over(_, .restart?): return "started again"
    case .over(_, .rebuild?): return "app rebuilt"
    case .over(_, .deploy?): return "replaced"
    case .over(_, .stop?): return "stopped"
    case .over(_, .removal?): return "removed"
    case .over(_, nil), .none, .goesOn, .unknown: break
    }
    switch consequence {
    case .rebuildGivenUp?: return "given up after rebuilds"
    case .rebuildImpossible?: return "no dokku to rebuild it"
    case .rebuildFailed?: return "rebuild failed"
    case .rebuildDone?: return "app rebuilt"
    case .rebuildStarted?: return "being rebuilt"
    case .restartFailed?: return "Docker could not start it"
    case nil: return state == "restarting" ? "Docker starts it again" : "nothing yet"
    }
  }
}
