// SPDX-License-Identifier: MIT

extension Router {
  /// The listener leaves now, whatever the inspect will say: its address may be somebody else's already.
  mutating func died(_ id: ContainerID, exitCode: Int?, at time: Timestamp) {
    // One that is restarted at once can end again before it was asked how it ended.
    if let container = containers[id], let former = deaths.takeUntold(id) { tell(former, of: container) }
    let place = place(of: id)
    let death = deaths.died(
      id, at: now, time, of: place?.process, others: place?.others ?? 0, exitCodeHint: exitCode)
    if let death { noteOutage(death, id) }
    if let container = containers[id] { tellDeparture(of: container) }
    becomes(.exited, id)
    lookups.wantDetails(id)
  }

  private mutating func noteOutage(_ death: Deaths.Death, _ id: ContainerID) {
    guard let process = death.process, !death.wasAskedFor, death.othersRunning == 0 else { return }
    outages.crashed(process, death.id, in: id, at: now)
  }

  /// Before what is told replaces what is known: an end of which no event came.
  mutating func noteEnd(_ told: Container) -> Bool {
    guard containers[told.id]?.state == .running, told.state == .exited || told.state == .restarting else {
      return false
    }
    deaths.foundEnded(told.id)
    return true
  }

  /// Which process it is current for, and how many other containers of that run.
  private func place(of id: ContainerID) -> (process: AppProcess, others: Int)? {
    guard let app = containers[id]?.labels.app, let state = apps[app] else { return nil }
    let current = state.files.currentContainers(of: app, among: containers)
    guard let type = current.first(where: { $0.value.id == id })?.key.type else { return nil }
    let others = current.count { $0.key.type == type && $0.value.id != id && $0.value.state == .running }
    return (AppProcess(app, type), others)
  }

  /// Once the inspect after a `die` is in, the end of a current container is told: as a crash unless it was asked for.
  mutating func tellDeath(of container: Container) {
    if let death = deaths.takeUntold(container.id) { return tell(death, of: container) }
    let place = place(of: container.id)
    guard let death = deaths.takeFound(container, at: now, of: place?.process, others: place?.others ?? 0) else {
      return tellSilentFailure(of: container)
    }
    noteOutage(death, container.id)
    tell(death, of: container)
  }

  private mutating func tell(_ death: Deaths.Death, of container: Container) {
    guard death.process != nil else { return }
    let evidence = Evidence(container: container, death: death)
    if death.wasAskedFor {
      return report(.containerStopped, .info, "\(container.name) was stopped", evidence.fields)
    }
    deaths.forgetStop(container.id)
    if let process = death.process { metrics.crashes[process, default: 0] += 1 }
    let crash = UntoldCrash(evidence, outage: outages.joined(by: death.id), warning: warning(evidence))
    crashes[death.id] = crash
    guard limits.crashLogLines > 0, link.isConnected else { return logTailRead(death.id, nil) }
    orders.append(
      .readLogTail(
        LogQuestion(
          crash: death.id, container: container.id, lines: limits.crashLogLines,
          hasTerminal: container.details?.hasTerminal ?? false, until: death.time)))
  }

  /// With the last lines of its output, where there were any to be had in time.
  mutating func logTailRead(_ id: CrashID, _ tail: String?) {
    guard var crash = crashes[id] else { return }
    crash.logTail = tail?.isEmpty == false ? tail : nil
    crashes[id] = crash
    if crash.mayBeOutOfMemory, link.isConnected {
      orders.append(.arm(.crash(id), after: UntoldCrash.outOfMemoryGrace))
    } else {
      tellCrash(id)
    }
  }

  /// Of the end that has just been heard of, or of the next.
  mutating func ranOutOfMemory(_ container: ContainerID) {
    let pending = crashes.filter { $0.value.evidence.container.id == container }.keys
    if pending.isEmpty { deaths.ranOutOfMemory(container) }
    for id in pending { crashes[id]?.evidence.death.sawOutOfMemory = true }
  }

  mutating func tellCrash(_ id: CrashID) {
    guard let crash = crashes.removeValue(forKey: id) else { return }
    orders.append(.report(crash.record))
    crash.warning.map { orders.append(.report($0)) }
    outages.told(id)
    tellOutages()
    // What is done about it was waiting for this.
    if let app = crash.evidence.container.labels.app { touched.insert(app) }
  }

  /// First what happened, then what is done about it.
  func isCrashUntold(_ container: ContainerID) -> Bool {
    crashes.values.contains { $0.evidence.container.id == container }
  }

  /// The count is of all restarts since the last start by hand, however far apart: an app that crashes once a week goes
  /// down for good in the end.
  private mutating func warning(_ evidence: Evidence) -> Record? {
    let container = evidence.container
    guard let (used, limit) = evidence.restartsRunningOut, let app = container.labels.app else { return nil }
    guard apps[app]?.said.insert("restarts \(container.id.rawValue)").inserted == true else { return nil }
    return Record(
      .restartsRunningOut, .warning,
      "\(container.name) has used \(used) of the \(limit) restarts that Docker allows it",
      container.recordFields.merging([.restartCount: String(used), .restartLimit: String(limit)]) { $1 })
  }

  /// No event follows when the engine could not start a container again.
  private mutating func tellSilentFailure(of container: Container) {
    guard container.state == .exited, let details = container.details, !details.error.isEmpty else { return }
    guard let app = container.labels.app, isCurrent(container.id) else { return }
    guard apps[app]?.said.insert("\(container.id.rawValue) \(details.error)").inserted == true else { return }
    report(
      .restartFailed, .error, "Docker could not start \(container.name) again: \(details.error)",
      container.recordFields.merging([.reason: details.error]) { $1 })
  }
}
