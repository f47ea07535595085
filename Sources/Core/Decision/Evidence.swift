// SPDX-License-Identifier: MIT

/// What is known of one end of one container: its inspect after it, and what the events said.
struct Evidence: Sendable {
  let container: Container
  var death: Deaths.Death

  /// Labels can forge the event's; but one that is up again already has lost its own.
  var exitCode: Int? {
    guard container.state != .running, let details = container.details else { return death.exitCodeHint }
    return details.exitCode
  }

  var ranOutOfMemory: Bool {
    // The event is of any process in the container; a first process that lives through it ends of something else.
    container.details?.oomKilled == true || (death.sawOutOfMemory && exitCode == 128 + 9)
  }

  private var signal: String? { exitCode.flatMap(Signal.name(exitCode:)) }

  var fields: [RecordField: String] {
    var fields = container.recordFields
    fields[.crash] = death.id.rawValue
    fields[.event] = "die"
    fields[.exitCode] = exitCode.map(String.init)
    fields[.signal] = signal
    fields[.oomKilled] = ranOutOfMemory ? "true" : "false"
    fields[.listenersLeft] = String(death.othersRunning)
    guard let details = container.details else { return fields }
    fields[.containerState] = container.state.rawValue
    fields[.restartCount] = String(details.restartCount)
    fields[.restartLimit] = details.restartPolicy.limit.map(String.init)
    if let uptime = details.lastUptime { fields[.uptime] = String(uptime.microseconds) }
    if !details.error.isEmpty { fields[.reason] = details.error }
    return fields
  }

  var story: String {
    var text = "ended by itself"
    if ranOutOfMemory {
      text = "ran out of memory"
    } else if let exitCode {
      text = signal.map { "was killed by \($0)" } ?? "exited with status \(exitCode)"
    }
    if let details = container.details {
      if let uptime = details.lastUptime { text += " after \(uptime.inWords)" }
      if let limit = details.restartPolicy.limit { text += ", restart \(details.restartCount) of \(limit)" }
    }
    if death.othersRunning > 0, let type = death.process?.type {
      text += "; \(death.othersRunning) more of \(type) \(death.othersRunning == 1 ? "serves" : "serve") on"
    }
    if let error = container.details?.error, !error.isEmpty { text += ": \(error)" }
    return text
  }

  /// The restarts used and allowed, once four out of five are used; nil before, and once the engine has given up.
  var restartsRunningOut: (used: Int, limit: Int)? {
    guard let details = container.details, let limit = details.restartPolicy.limit, !container.isExhausted else {
      return nil
    }
    return details.restartCount * 5 >= limit * 4 && details.restartCount > 0 ? (details.restartCount, limit) : nil
  }
}

extension RestartPolicy {
  /// Nil for one that never gives up, or never begins.
  var limit: Int? {
    if case .onFailure(let limit) = self, limit > 0 { limit } else { nil }
  }
}

extension ContainerDetails {
  /// Of a run that has ended.
  fileprivate var lastUptime: Duration? {
    guard let startedAt, let finishedAt, finishedAt > startedAt else { return nil }
    return .nanoseconds(finishedAt.nanoseconds - startedAt.nanoseconds)
  }
}
