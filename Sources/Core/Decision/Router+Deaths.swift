// SPDX-License-Identifier: MIT

extension Router {
  /// Once the inspect after a `die` is in, the end of a current container is told: as a crash unless it was asked for.
  mutating func tellDeath(of container: Container) {
    guard let death = deaths.takeUntold(container.id) else { return tellSilentFailure(of: container) }
    guard death.wasCurrent else { return }
    let fields = evidence(container, death)
    if death.wasAskedFor {
      report(.containerStopped, .info, "\(container.name) was stopped", fields)
    } else {
      deaths.forgetStop(container.id)
      report(.containerCrashed, .warning, "\(container.name) \(story(container, death))", fields)
    }
  }

  private func evidence(_ container: Container, _ death: Deaths.Death) -> [RecordField: String] {
    var fields = container.recordFields
    fields[.event] = "die"
    fields[.exitCode] = container.exitCode(after: death).map(String.init)
    fields[.signal] = container.exitCode(after: death).flatMap(Signal.name(exitCode:))
    fields[.oomKilled] = container.ranOutOfMemory(death) ? "true" : "false"
    guard let details = container.details else { return fields }
    fields[.restartCount] = String(details.restartCount)
    if case .onFailure(let limit) = details.restartPolicy, limit > 0 { fields[.restartLimit] = String(limit) }
    if let uptime = details.lastUptime { fields[.uptime] = String(uptime.microseconds) }
    if !details.error.isEmpty { fields[.reason] = details.error }
    return fields
  }

  private func story(_ container: Container, _ death: Deaths.Death) -> String {
    var text = "ended by itself"
    if container.ranOutOfMemory(death) {
      text = "ran out of memory"
    } else if let code = container.exitCode(after: death) {
      text = Signal.name(exitCode: code).map { "was killed by \($0)" } ?? "exited with status \(code)"
    }
    guard let details = container.details else { return text }
    if let uptime = details.lastUptime { text += " after \(uptime.inWords)" }
    if case .onFailure(let limit) = details.restartPolicy, limit > 0 {
      text += ", restart \(details.restartCount) of \(limit)"
    }
    if !details.error.isEmpty { text += ": \(details.error)" }
    return text
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

extension Container {
  /// Labels can forge the event's; but one that is up again already has lost its own.
  fileprivate func exitCode(after death: Deaths.Death) -> Int? {
    state == .running || details == nil ? death.exitCodeHint : details?.exitCode
  }

  fileprivate func ranOutOfMemory(_ death: Deaths.Death) -> Bool {
    // The event is of any process in the container; a first process that lives through it ends of something else.
    details?.oomKilled == true || (death.sawOutOfMemory && exitCode(after: death) == 128 + 9)
  }
}

extension ContainerDetails {
  /// Of a run that has ended.
  fileprivate var lastUptime: Duration? {
    guard let startedAt, let finishedAt, finishedAt > startedAt else { return nil }
    return .nanoseconds(finishedAt.nanoseconds - startedAt.nanoseconds)
  }
}
