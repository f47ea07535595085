// SPDX-License-Identifier: MIT

extension Router {
  mutating func flushProxies() {
    // A run after this one has to know whose the addresses are before nginx does.
    guard stable?.isSettled != false else { return }
    let batch = pipeline.takeBatch()
    let wishes = batch.compactMap { wishNow(of: $0) }
    if wishes.isEmpty {
      if !batch.isEmpty { pipeline.staged(written: []) }
    } else {
      orders.append(.stageProxies(wishes))
    }
    orders += pipeline.flush(at: now)
  }

  private mutating func wishNow(of app: AppName) -> ProxyWish? {
    guard var wish = apps[app]?.wish else { return nil }
    apps[app]?.staged = wish
    wish.leavesPorts = waitWithPorts(of: app)
    return wish
  }

  mutating func proxiesStaged(_ outcomes: [AppName: StagingOutcome]) {
    let written = outcomes.filter { $0.value.isWritten }.map(\.key)
    reconsidered.formUnion(outcomes.keys)
    pipeline.staged(written: written)
    // What has been written anew since is not what nginx refused.
    if let blamed = blame, blamed.culprit.map(written.contains) ?? !written.isEmpty { blame = nil }
    takeBackBlamed()
    for (app, outcome) in outcomes.sorted(by: { $0.key < $1.key }) {
      guard apps[app] != nil else { continue }
      if !pipeline.suspects.waiting.contains(app) {
        outcome.refusal.map { refused(app, $0) } ?? passed(app)
        portsStaged(app, outcome.portRefusal)
      }
      if outcome.isWritten {
        apps[app]?.batch = pipeline.written
        report(.proxyWritten, .debug, "\(app): nginx.conf written", [.app: app.rawValue])
      }
      apps[app]?.isForeign = outcome.foreign != nil
      noteWritten(app, outcome)
      if let reason = outcome.foreign { tellForeignProxy(app, reason) }
      if outcome.needsCommand { askDokku(app) } else { apps[app]?.commanded = nil }
      if let state = apps[app], !state.isStaged { pipeline.want(app) }
    }
    noteApplied()
  }

  private mutating func tellForeignProxy(_ app: AppName, _ reason: String) {
    guard apps[app]?.said.insert("proxy \(reason)").inserted == true else { return }
    report(
      .proxyForeign, .notice, "\(app)'s nginx.conf is left to Dokku, only addresses in it are put right: \(reason)",
      [.app: app.rawValue, .reason: reason])
  }

  /// Dokku renders this app. Its own deploy does so anyway.
  private mutating func askDokku(_ app: AppName) {
    guard let state = apps[app], !state.isCommandRunning, !state.files.isDeploying else { return }
    guard state.commanded == nil || state.commanded != state.staged else { return }
    apps[app]?.isCommandRunning = true
    apps[app]?.commanded = state.staged
    orders.append(.runProxyCommand(app))
  }

  mutating func proxyCommandEnded(_ app: AppName, _ outcome: CommandOutcome) {
    apps[app]?.isCommandRunning = false
    switch outcome {
    case .succeeded: appFilesChanged([app])
    case .missing: break
    case .failed(let reason):
      guard apps[app]?.said.insert("command \(reason)").inserted == true else { return }
      report(
        .proxyCommandFailed, .error, "dokku proxy:build-config \(app) failed: \(reason)",
        [.app: app.rawValue, .reason: reason])
    }
  }

  mutating func nginxReloaded(_ outcome: ReloadOutcome) {
    metrics.count(outcome)
    lastReload.lastReload = now
    lastReload.lastResult = outcome.result
    switch outcome {
    case .proven(let duration):
      pipeline.reloadProven()
      lastReload.lastDuration = duration
      reconsidered.formUnion(outages.open.keys.map(\.app))
      noteApplied()
      nginxTrouble = nil
      announcements.lastReload = ", nginx up to date after reload \(pipeline.reloads) in \(duration.inWords)"
      if pipeline.isLoaded {
        acceptPassed()
        orders.append(.markLoaded)
        nginxForgot()
      }
      report(
        .nginxReloaded, .info, "nginx runs the new configuration after \(duration.inWords)",
        [.duration: String(duration.microseconds), .nginxGeneration: String(pipeline.reloads)])
    case .notRunning:
      orders += pipeline.reloadFailed()
      tellTrouble(.nginxNotRunning, "nginx does not run; it will read the files when it starts", nil)
    case .failed(let reason, let culprit):
      orders += pipeline.reloadFailed()
      let known = culprit.flatMap { apps[$0] }.map { [$0.refusal?.reason, $0.portRefusal?.reason] } ?? []
      if !known.contains(reason) {
        tellTrouble(.nginxReloadFailed, "nginx did not load the new configuration: \(reason)", culprit)
      }
      blame = Blame(culprit: culprit, reason: reason)
      takeBackBlamed()
    case .unproven(let reason):
      orders += pipeline.reloadFailed()
      tellTrouble(.nginxReloadFailed, "nginx may not run the new configuration: \(reason)", nil)
    }
  }

  private mutating func tellTrouble(_ kind: RecordKind, _ message: String, _ culprit: AppName?) {
    guard nginxTrouble != message else { return }
    nginxTrouble = message
    var fields: [RecordField: String] = [.nginxGeneration: String(pipeline.reloads), .reason: message]
    fields[.app] = culprit?.rawValue
    report(kind, kind == .nginxNotRunning ? .warning : .error, message, fields)
  }

  /// One app's fault stays that app's: all the others' changes are in the configuration that nginx threw away. While
  /// files are being staged it waits.
  private mutating func takeBackBlamed() {
    guard let blamed = blame, pipeline.staging.isEmpty else { return }
    blame = nil
    if let culprit = blamed.culprit { takeBack(culprit, blamed.reason) } else { takeBackAll(blamed.reason) }
  }

  private mutating func takeBack(_ culprit: AppName, _ reason: String) {
    guard let wish = apps[culprit]?.wish else { return }
    pipeline.beginTakingBack(culprit)
    orders.append(.takeBackProxies([wish], reason: reason))
  }

  private mutating func takeBackAll(_ reason: String) {
    let accused = pipeline.beginTakingBackAll()
    if accused.isEmpty { return }
    for app in accused { apps[app]?.staged = nil }
    orders.append(.takeBackProxies(accused.compactMap { apps[$0]?.wish }, reason: reason))
  }
}
