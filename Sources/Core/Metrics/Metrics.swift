// SPDX-License-Identifier: MIT

/// What has happened since the daemon started, counted.
package struct Metrics: Hashable, Sendable {
  package enum Rebuild: String, Hashable, Sendable, CaseIterable {
    case started, succeeded, failed
    case givenUp = "given_up"
  }

  /// By action, `die` or `connect`.
  package var events: [String: Int] = [:]
  package var lastEvent: Moment?
  /// Streams of events that were opened after the first.
  package var reconnects = 0
  package var reloads: [NginxStatus.Result: Int] = [:]
  /// Of those that were proven.
  package var reloadDurations = Histogram()
  /// From an event that changes where an app is reached to the proof that nginx knows.
  package var eventToApplied = Histogram()
  package var crashes: [AppProcess: Int] = [:]
  /// Of outages that are over.
  package var outageTime: [AppProcess: Duration] = [:]
  package var rebuilds: [Rebuild: Int] = [:]

  package init() {}

  mutating func count(_ event: EngineEvent, at now: Moment) {
    lastEvent = now
    let action: String
    switch event.subject {
    case .container(_, let container, _): action = container.name
    case .network(_, let network, _, _): action = "network_\(network.name)"
    }
    events[action, default: 0] += 1
  }

  mutating func count(_ outcome: ReloadOutcome) {
    reloads[outcome.result, default: 0] += 1
    if case .proven(let duration) = outcome { reloadDurations.observe(duration) }
  }

  mutating func count(_ rebuild: Rebuild) { rebuilds[rebuild, default: 0] += 1 }

  /// Metrics of what is no more would be told for ever.
  mutating func forget(_ app: AppName) {
    crashes = crashes.filter { $0.key.app != app }
    outageTime = outageTime.filter { $0.key.app != app }
  }
}

extension ContainerAction {
  fileprivate var name: String {
    switch self {
    case .create: "create"
    case .start: "start"
    case .restart: "restart"
    case .pause: "pause"
    case .unpause: "unpause"
    case .oom: "oom"
    case .stop: "stop"
    case .destroy: "destroy"
    case .rename: "rename"
    case .update: "update"
    case .kill: "kill"
    case .die: "die"
    case .healthStatus: "health_status"
    }
  }
}

extension NetworkAction {
  fileprivate var name: String {
    switch self {
    case .create: "create"
    case .connect: "connect"
    case .disconnect: "disconnect"
    case .destroy: "destroy"
    }
  }
}
