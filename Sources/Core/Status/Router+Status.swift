// SPDX-License-Identifier: MIT

extension Router {
  package var isReady: Bool { announcements.isReady }

  /// Takes as long as there are apps: asked for when somebody is going to look at it, not after every event.
  package func status(at moment: Moment) -> HostStatus {
    HostStatus(
      isReady: isReady, engine: engineStatus, nginx: nginxStatus,
      listeners: listenerStatus, rebuildLimit: limits.rebuilds,
      trouble: hostTrouble,
      apps: Set(apps.keys).union(unreadableApps.keys).sorted().map { status(of: $0, at: moment) })
  }

  private var listenerStatus: ListenerStatus {
    guard let stable, stable.role != .leaving else { return .direct(directReason) }
    return .stable(live: stable.live.values.count { !reach.isUnreachable($0) })
  }

  private var engineStatus: EngineStatus {
    EngineStatus(
      isConnected: link.isConnected, since: link.since, version: link.serverVersion, lastEvent: metrics.lastEvent)
  }

  private var nginxStatus: NginxStatus {
    var status = lastReload
    status.reloads = pipeline.reloads
    status.isUpToDate = pipeline.isLoaded && pipeline.failures == 0
    status.trouble = nginxTrouble
    return status
  }

  private func status(of app: AppName, at moment: Moment) -> AppStatus {
    let state = apps[app]
    let history = rebuilds[app]
    let down = outages.open.values.filter { $0.process.app == app }.sorted { $0.process < $1.process }
    return AppStatus(
      app: app, desired: state?.desired ?? [:], written: state?.written ?? [:], applied: state?.applied ?? [:],
      quarantine: unreadableApps[app] ?? state?.refusal?.reason ?? portTrouble(of: app),
      unreachable: unreachableReason(of: app),
      rebuilds: history?.started.count { moment - $0 < RebuildHistory.window } ?? 0,
      isRebuilding: state?.isRebuilding ?? false, isGivenUp: history.map { !$0.gaveUpOn.isEmpty } ?? false,
      down: down.map { .init(process: $0.process.type, since: $0.since, crashes: $0.crashes, outage: $0.id) })
  }

  /// What a batch that was staged holds is on disk; it is applied once nginx is proven to run that batch.
  mutating func noteWritten(_ app: AppName, _ outcome: StagingOutcome) {
    // What only Dokku can write is yet to come.
    guard let state = apps[app], let staged = state.staged, !outcome.needsCommand else { return }
    if outcome.refusal == nil {
      apps[app]?.written = state.told(staged)?.listeners ?? [:]
    } else {
      // The last good file, without the addresses that left.
      let kept = Set((state.told(staged)?.listeners ?? [:]).values.joined())
      apps[app]?.written = state.written.mapValues { $0.filter(kept.contains) }.filter { !$0.value.isEmpty }
    }
    unapplied.insert(app)
  }

  mutating func noteApplied() {
    for app in unapplied {
      guard let state = apps[app] else {
        unapplied.remove(app)
        continue
      }
      guard state.batch <= pipeline.applied else { continue }
      apps[app]?.applied = state.written
      unapplied.remove(app)
      guard let since = state.changedAt, state.desired == state.written else { continue }
      metrics.eventToApplied.observe(now - since)
      apps[app]?.changedAt = nil
    }
  }
}
