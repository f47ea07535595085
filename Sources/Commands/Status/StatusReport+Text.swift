// SPDX-License-Identifier: MIT
import Core
import Host

extension StatusReport {
  /// For people.
  nonisolated var text: String {
    var lines = [daemon, engine, nginx] + [kernel].compactMap { $0 } + ["apps    \(apps)"]
    if let trouble = status.host.trouble { lines.append("        they cannot be read: \(trouble)") }
    var table = TextTable(["APP", "LISTENERS", "STATE"])
    for app in status.host.apps { table.add([app.app.rawValue, listeners(app), state(app)]) }
    return (lines + (status.host.apps.isEmpty ? [] : [""] + table.lines)).map { "\($0.escapedForTerminal)\n" }.joined()
  }

  private nonisolated var daemon: String {
    "daemon  \(status.host.isReady ? "ready" : "not ready yet"), process \(status.pid), version \(Version.current)"
  }

  private nonisolated var engine: String {
    let engine = status.host.engine
    guard engine.isConnected else { return "docker  NOT CONNECTED for \(ago(engine.since))" }
    let event = engine.lastEvent.map { "last event \(ago($0)) ago" } ?? "no event yet"
    return "docker  connected for \(ago(engine.since)), version \(engine.version ?? "unknown"), \(event)"
  }

  private nonisolated var nginx: String {
    let nginx = status.host.nginx
    guard let workers else { return "nginx   NOT RUNNING" }
    var text = nginx.isUpToDate ? "up to date" : "NOT UP TO DATE"
    if let result = nginx.lastResult {
      let duration = nginx.lastDuration.map { " in \($0.inWords)" } ?? ""
      text +=
        ", reload \(nginx.reloads) \(result.words)\(result == .proven ? duration : "") \(ago(nginx.lastReload)) ago"
    }
    text += ", \(workers.current) \(workers.current == 1 ? "worker" : "workers")"
    if workers.old > 0 {
      let limit = workers.limit.map { "for \($0) at most" } ?? "until their connections end"
      text += " and \(workers.old) of earlier configurations, which stay \(limit)"
    }
    return "nginx   \(text)" + (nginx.trouble.map { ": \($0)" } ?? "")
  }

  private nonisolated var kernel: String? {
    switch status.host.listeners {
    case .stable(let live): "kernel  leads \(live) stable \(live == 1 ? "address" : "addresses") to containers"
    case .direct(let reason): reason.map { "kernel  leads nobody, nginx has the containers' own addresses: \($0)" }
    }
  }

  private nonisolated var apps: String {
    let bad = status.host.apps.count { !$0.isWell }
    return "\(status.host.apps.count)" + (bad == 0 ? "" : ", \(bad) IN TROUBLE")
  }

  /// How many nginx is proven to run, and of how many where that is not all.
  private nonisolated func listeners(_ app: AppStatus) -> String {
    let count = { (listeners: AppStatus.Listeners) in listeners.values.reduce(0) { $0 + $1.count } }
    return app.applied == app.desired ? "\(count(app.desired))" : "\(count(app.applied)) of \(count(app.desired))"
  }

  private nonisolated func state(_ app: AppStatus) -> String {
    var parts = app.down.map { down in
      let crashes = down.crashes == 1 ? "a crash" : "\(down.crashes) crashes"
      return "\(down.process) SERVES NOBODY for \(ago(down.since)) after \(crashes) (\(down.outage))"
    }
    if let reason = app.quarantine { parts.append("QUARANTINED: \(reason)") }
    if let reason = app.unreachable { parts.append("UNREACHABLE: \(reason)") }
    if app.isGivenUp { parts.append("LEFT ALONE: its restarts are used up, and it is not rebuilt any more") }
    if app.isRebuilding { parts.append("being rebuilt") }
    if app.rebuilds > 0 { parts.append("\(app.rebuilds) of \(status.host.rebuildLimit) rebuilds used this hour") }
    if app.written != app.desired, app.quarantine == nil { parts.append("not written yet") }
    if app.applied != app.written { parts.append("nginx does not know yet") }
    return parts.isEmpty ? "ok" : parts.joined(separator: "; ")
  }
}

extension NginxStatus.Result {
  fileprivate nonisolated var words: String {
    switch self {
    case .proven: "proven"
    case .failed: "FAILED"
    case .unproven: "NOT PROVEN"
    case .notRunning: "found no nginx"
    }
  }
}
