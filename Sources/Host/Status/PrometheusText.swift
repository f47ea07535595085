// SPDX-License-Identifier: MIT
import Core

/// Metrics as Prometheus reads them (https://prometheus.io/docs/instrumenting/exposition_formats/): base units, counters
/// that end in `_total`, one help and type line for each.
nonisolated struct PrometheusText {
  private static let prefix = "dokku_event_listener_"

  private(set) var text = ""

  /// - Parameters:
  ///   - boot: when moments were, by the wall clock.
  ///   - startedAt: seconds since 1970.
  static func spell(_ metrics: Metrics, _ status: HostStatus, boot: Boot, startedAt: Int) -> String {
    var page = PrometheusText()
    page.tellEvents(metrics, boot)
    page.tellNginx(metrics, status)
    page.tellCrashes(metrics)
    page.tellApps(status)
    page.begin("start_time_seconds", "gauge", "When the daemon was started, since 1970.")
    page.add("start_time_seconds", [], String(startedAt))
    return page.text
  }

  private mutating func tellEvents(_ metrics: Metrics, _ boot: Boot) {
    begin("events_total", "counter", "Events of the engine that concern apps or networks, by action.")
    for (action, count) in metrics.events.sorted(by: { $0.key < $1.key }) {
      add("events_total", [("action", action)], String(count))
    }
    if let last = metrics.lastEvent {
      begin("last_event_timestamp_seconds", "gauge", "When the last one came, since 1970.")
      add("last_event_timestamp_seconds", [], String(boot.wallTime(of: last).nanoseconds / 1_000_000_000))
    }
    begin("reconnects_total", "counter", "Connections to the engine after the first.")
    add("reconnects_total", [], String(metrics.reconnects))
  }

  private mutating func tellNginx(_ metrics: Metrics, _ status: HostStatus) {
    begin("nginx_reloads_total", "counter", "Reloads of nginx, by what came of them.")
    for result in NginxStatus.Result.allCases {
      add("nginx_reloads_total", [("result", result.rawValue)], String(metrics.reloads[result] ?? 0))
    }
    add("nginx_reload_duration_seconds", metrics.reloadDurations, "From the order to the proof that new workers run.")
    add(
      "event_to_applied_seconds", metrics.eventToApplied,
      "From an event that changes where an app is reached to the proof that nginx knows.")
    begin("nginx_up_to_date", "gauge", "1 while nginx is proven to run what is written.")
    add("nginx_up_to_date", [], status.nginx.isUpToDate ? "1" : "0")
  }

  private mutating func tellCrashes(_ metrics: Metrics) {
    begin("crashes_total", "counter", "Ends of current containers that nobody had asked for.")
    for (process, count) in metrics.crashes.sorted(by: { $0.key < $1.key }) {
      add("crashes_total", Self.labels(process), String(count))
    }
    begin(
      "outage_seconds_total", "counter", "Time that a process served nobody after a crash, of outages that are over.")
    for (process, time) in metrics.outageTime.sorted(by: { $0.key < $1.key }) {
      add("outage_seconds_total", Self.labels(process), Self.seconds(time))
    }
    begin("rebuilds_total", "counter", "Rebuilds of apps whose restarts were used up, by what came of them.")
    for result in Metrics.Rebuild.allCases {
      add("rebuilds_total", [("result", result.rawValue)], String(metrics.rebuilds[result] ?? 0))
    }
  }

  private mutating func tellApps(_ status: HostStatus) {
    begin("docker_connected", "gauge", "1 while the engine's events are followed.")
    add("docker_connected", [], status.engine.isConnected ? "1" : "0")
    begin("apps", "gauge", "Apps on this host.")
    add("apps", [], String(status.apps.count))
    begin("apps_in_trouble", "gauge", "Apps of which something is not as it should be.")
    add("apps_in_trouble", [], String(status.apps.count { !$0.isWell }))
    begin("outages", "gauge", "Processes that serve nobody since they crashed.")
    add("outages", [], String(status.apps.reduce(0) { $0 + $1.down.count }))
    begin("listeners", "gauge", "Addresses of containers: wanted, written to nginx's files, and proven to be loaded.")
    for (state, path) in [("desired", \AppStatus.desired), ("written", \.written), ("applied", \.applied)] {
      let count = status.apps.reduce(0) { $0 + $1[keyPath: path].values.reduce(0) { $0 + $1.count } }
      add("listeners", [("state", state)], String(count))
    }
  }

  private static func labels(_ process: AppProcess) -> [(String, String)] {
    [("app", process.app.rawValue), ("process", process.type.rawValue)]
  }

  private mutating func begin(_ name: String, _ type: String, _ help: String) {
    text += "# HELP \(Self.prefix)\(name) \(help)\n# TYPE \(Self.prefix)\(name) \(type)\n"
  }

  /// Labels hold app names, process types and words of our own: nothing that would have to be escaped.
  private mutating func add(_ name: String, _ labels: [(String, String)], _ value: String) {
    let pairs = labels.map { "\($0)=\"\($1)\"" }.joined(separator: ",")
    text += Self.prefix + name + (pairs.isEmpty ? "" : "{\(pairs)}") + " \(value)\n"
  }

  private mutating func add(_ name: String, _ histogram: Histogram, _ help: String) {
    begin(name, "histogram", help)
    var total = 0
    for (bound, count) in zip(Histogram.bounds.map(Self.seconds) + ["+Inf"], histogram.counts) {
      total += count
      add("\(name)_bucket", [("le", bound)], String(total))
    }
    add("\(name)_sum", [], Self.seconds(histogram.sum))
    add("\(name)_count", [], String(total))
  }

  /// Without zeros at its end: 0.025, 1, 2.5.
  static func seconds(_ time: Duration) -> String {
    let (whole, rest) = max(0, time.microseconds).quotientAndRemainder(dividingBy: 1_000_000)
    let digits = String(1_000_000 + rest).dropFirst()
    let kept = digits.prefix(
      digits.lastIndex { $0 != "0" }.map { digits.distance(from: digits.startIndex, to: $0) + 1 } ?? 0)
    return kept.isEmpty ? "\(whole)" : "\(whole).\(kept)"
  }
}
