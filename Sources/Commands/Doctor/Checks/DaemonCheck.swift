// SPDX-License-Identifier: MIT
import Core
import Host

/// The daemon itself: whether it runs, alone, and what it says of the host.
nonisolated enum DaemonCheck {
  struct Facts {
    /// Who holds the lock; nil for nobody.
    let pid: Int32?
    /// What it laid down last, or an earlier one did.
    let status: DaemonStatus?
    /// Daemons that keep the same apps.
    let others: [Int32]
    let hasSystemd: Bool
    /// When the file of settings was changed last, in seconds since 1970; nil where there is none.
    let settingsChangedAt: Int?
  }

  static func findings(_ facts: Facts) -> [Finding] {
    let others = facts.others.map { pid in
      Finding.fault(
        "other-daemon", "process \(pid) is another dokku-event-listener for the same apps", mend: "ps -fp \(pid)",
        "kill \(pid)")
    }
    guard let pid = facts.pid else { return [notRunning(facts)] + others }
    guard let status = facts.status, status.pid == pid else {
      let text = "process \(pid) has only just started and has not said how it is"
      return [.advice("daemon", text, mend: "dokku-event-listener status")] + others
    }
    return [ready(status)] + [stale(status, facts)].compactMap { $0 } + others + troubles(status.host)
  }

  /// It reads settings when it starts, and not again.
  private static func stale(_ status: DaemonStatus, _ facts: Facts) -> Finding? {
    guard let changed = facts.settingsChangedAt, changed > status.startedAt else { return nil }
    let restart = facts.hasSystemd ? "systemctl restart dokku-event-listener" : "kill \(status.pid)"
    return .advice("daemon-settings", "its settings were changed after it was started", mend: restart)
  }

  private static func notRunning(_ facts: Facts) -> Finding {
    let start = facts.hasSystemd ? "systemctl start dokku-event-listener" : "dokku-event-listener watch"
    return .fault("daemon", "the daemon is not running, so nobody follows Docker", mend: start)
  }

  private static func ready(_ status: DaemonStatus) -> Finding {
    guard status.host.isReady else {
      return .fault(
        "daemon", "process \(status.pid) is not ready: it has not looked at every app yet",
        mend: "dokku-event-listener status", "journalctl -t dokku-event-listener -n 20")
    }
    return .ok("daemon", "it runs as process \(status.pid) and is ready")
  }

  private static func troubles(_ host: HostStatus) -> [Finding] {
    let see = "dokku-event-listener status"
    var found: [Finding] = []
    if !host.engine.isConnected { found.append(.fault("daemon-docker", "it has no connection to Docker", mend: see)) }
    if let trouble = host.trouble { found.append(.fault("daemon-apps", "apps cannot be read: \(trouble)", mend: see)) }
    if let trouble = host.nginx.trouble {
      found.append(.fault("daemon-nginx", "nginx does not load what was written: \(trouble)", mend: "nginx -t", see))
    }
    if case .direct(let reason?) = host.listeners {
      found.append(
        .advice(
          "daemon-listeners",
          "nginx is told the containers' own addresses, so that each that moves costs a reload: \(reason)",
          mend: "journalctl -xt dokku-event-listener | grep -A 15 \"addresses of their own\""))
    }
    for app in host.apps {
      if let reason = app.quarantine {
        found.append(
          .fault("quarantine", "\(app.app) is quarantined, see status: \(reason.without(app.app))", mend: see))
      }
      if app.isGivenUp {
        found.append(
          .fault(
            "restarts-used-up", "\(app.app) has used up its restarts and is not rebuilt any more",
            mend: "dokku-event-listener crashes \(app.app)", "dokku ps:rebuild \(app.app)"))
      }
    }
    return found
  }
}
