// SPDX-License-Identifier: MIT

/// What was seen just before and at the end of containers, until it has been told.
struct Deaths: Hashable, Sendable {
  struct Death: Hashable, Sendable {
    let id: CrashID
    let at: Moment
    /// The same by the engine's clock: output of a later run is none of this one's.
    let time: Timestamp
    /// Nil for a container that was not current.
    let process: AppProcess?
    /// Other containers of the process that ran on.
    let othersRunning: Int
    /// Somebody asked for it.
    let wasAskedFor: Bool
    var sawOutOfMemory: Bool
    /// Of the event; labels can forge it.
    let exitCodeHint: Int?
  }

  /// How long after a signal an end still counts as asked for: Dokku's longest usual stop timeout, amply.
  static let askedForWindow = Duration.seconds(300)

  private var stops: [ContainerID: Moment] = [:]
  private var outOfMemory: Set<ContainerID> = []
  /// Waiting for the inspect that tells the rest.
  private var untold: [ContainerID: Death] = [:]
  /// Their last end happened before our eyes.
  private var witnessed: Set<ContainerID> = []

  /// Ended by all that is known, and no event has told it yet.
  private var found: Set<ContainerID> = []
  /// When those ended that were told without their event, which may still come.
  private var foretold: [ContainerID: Timestamp] = [:]

  /// In nanoseconds. The engine waits up to ten seconds for the last of the output before it tells an end.
  private static let latestEvent: Int64 = 15_000_000_000

  /// SIGHUP and the like are messages; these four and an unknown one tell a process to end.
  mutating func signalled(_ id: ContainerID, _ signal: Int?, at now: Moment) {
    guard let signal, ![2, 3, 9, 15].contains(signal) else {
      stops[id] = now
      return
    }
  }

  mutating func stopped(_ id: ContainerID, at now: Moment) { stops[id] = now }

  /// Now, or just before an end that is still to be told.
  mutating func ranOutOfMemory(_ id: ContainerID) {
    if untold[id] == nil { outOfMemory.insert(id) } else { untold[id]?.sawOutOfMemory = true }
  }

  /// `process` and `others`: whose current container it was, if any, and how many more of the kind run. Nil for an end
  /// that was found before its event came.
  mutating func died(
    _ id: ContainerID, at now: Moment, _ time: Timestamp, of process: AppProcess?, others: Int, exitCodeHint: Int?
  ) -> Death? {
    witnessed.insert(id)
    found.remove(id)
    if let told = foretold.removeValue(forKey: id), time.nanoseconds - told.nanoseconds < Self.latestEvent {
      return nil
    }
    let death = Death(
      id: CrashID(of: id, at: time), at: now, time: time, process: process, othersRunning: others,
      wasAskedFor: wasAskedToStop(id, at: now), sawOutOfMemory: outOfMemory.remove(id) != nil,
      exitCodeHint: exitCodeHint)
    untold[id] = death
    return death
  }

  /// It ran when it was last heard of, and no event told its end: one of an engine that was away, or one that got lost.
  mutating func foundEnded(_ id: ContainerID) {
    if untold[id] == nil { found.insert(id) }
  }

  /// The end that was found, now that its inspect is in; nil where there is none to be told.
  mutating func takeFound(_ container: Container, at now: Moment, of process: AppProcess?, others: Int) -> Death? {
    guard found.remove(container.id) != nil, container.state != .running else { return nil }
    guard let details = container.details, let time = details.finishedAt else { return nil }
    let wasAskedFor = wasAskedToStop(container)
    witnessed.insert(container.id)
    foretold[container.id] = time
    return Death(
      id: CrashID(of: container.id, at: time), at: now, time: time, process: process, othersRunning: others,
      wasAskedFor: wasAskedFor, sawOutOfMemory: outOfMemory.remove(container.id) != nil,
      exitCodeHint: details.exitCode)
  }

  mutating func started(_ id: ContainerID) {
    stops[id] = nil
    witnessed.remove(id)
    foretold[id] = nil
  }

  mutating func takeUntold(_ id: ContainerID) -> Death? { untold.removeValue(forKey: id) }

  /// Those whose end nobody has told yet.
  var untoldContainers: [ContainerID] { untold.keys.sorted() }

  func sawStop(_ id: ContainerID) -> Bool { stops[id] != nil }

  /// A stop that was asked for keeps meaning that, however long ago it was, while the container stays ended.
  func wasAskedToStop(_ container: Container) -> Bool {
    if stops[container.id] != nil { return true }
    return !witnessed.contains(container.id) && container.endedBySignalToStop
  }

  private func wasAskedToStop(_ id: ContainerID, at now: Moment) -> Bool {
    stops[id].map { now - $0 <= Self.askedForWindow } ?? false
  }

  /// A crash long after a signal that it survived was not asked for.
  mutating func forgetStop(_ id: ContainerID) { stops[id] = nil }

  mutating func forget(_ id: ContainerID) {
    stops[id] = nil
    outOfMemory.remove(id)
    untold[id] = nil
    witnessed.remove(id)
    found.remove(id)
    foretold[id] = nil
  }
}
