// SPDX-License-Identifier: MIT

/// Which processes served, and which did not, over a period: what the journal's records say of it.
nonisolated struct Timeline: Equatable, Sendable {
  /// The later one wins where a drawing has room for one only.
  enum State: String, CaseIterable, Comparable, Sendable {
    case serving
    /// No daemon followed the engine: nobody looked.
    case unknown
    /// A container had crashed, and others of its process served on.
    case degraded
    /// Nobody served after a crash.
    case down

    static func < (left: State, right: State) -> Bool {
      (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
  }

  struct Span: Equatable, Sendable {
    let state: State
    let period: TimePeriod
  }

  /// One process of one app.
  struct Row: Equatable, Sendable {
    let app: String
    let processType: String
    /// In order and without gaps, from the period's begin to its end.
    let spans: [Span]
    /// Within the period, as all that follows.
    let crashes: Int
    let down: Duration
    /// Of one outage.
    let longest: Duration

    var name: String { "\(app).\(processType)" }
  }

  /// Something that concerns all apps.
  struct Mark: Equatable, Sendable {
    enum Kind: String, CaseIterable, Sendable {
      case engineLost, engineRegained, reloadFailed
    }

    let kind: Kind
    let time: Int64
    let text: String
  }

  let period: TimePeriod
  /// By name.
  let rows: [Row]
  /// In order.
  let marks: [Mark]
  /// When nobody looked.
  let unknown: TimePeriods
}
