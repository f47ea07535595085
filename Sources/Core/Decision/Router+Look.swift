// SPDX-License-Identifier: MIT

extension Router {
  /// Connecting, resync, SIGHUP and doubt all come here. With force, everything is written and loaded once more.
  mutating func beginLook(forced: Bool) {
    let parts: Set<FullLook.Part> = link.isConnected ? [.containers, .networks, .apps] : [.apps]
    guard look.begin(parts, forced: forced) else { return }
    networkWork.forgetFailures()
    if link.isConnected {
      orders.append(lookups.startList(at: now))
      orders.append(.listNetworks)
      networkWork.listing()
    }
    orders.append(.readAllApps)
    orders.append(.arm(.resync, after: limits.resync))
  }

  mutating func rebuildAll() {
    announcements.isReloading = true
    report(.rebuildAllStarted, .info, "rebuilding every app")
    orders.append(.announceReloading)
    for app in rebuilds.keys { rebuilds[app]?.gaveUpOn = [] }
    beginLook(forced: true)
  }

  mutating func arrived(_ part: FullLook.Part) {
    guard look.arrived(part) else { return }
    if look.isForced {
      for app in apps.keys {
        apps[app]?.said = []
        apps[app]?.conflicts = [:]
        apps[app]?.portRefusal?.retry()
      }
    }
    if look.isForced { pipeline.demandReload() }
    makeUpForReload()
    for app in apps.keys {
      apps[app]?.staged = nil
      apps[app]?.commanded = nil
    }
    images.retry()
    touched.formUnion(apps.keys)
    // Of those, too, that were there before this run and whose apps are no more.
    reconsidered.formUnion(outages.open.keys.map(\.app))
    stable?.saveAgain()
    if link.isConnected {
      announcements.hasLooked = true
      stable?.sweep()
    }
    if let forced = look.takeNext() { beginLook(forced: forced) }
  }

  /// The run before this one may have left nginx with a configuration from before what is on disk.
  mutating func makeUpForReload() {
    if isReloadPending { pipeline.demandReload() }
    isReloadPending = false
  }

  mutating func listFailed(_ reason: String) {
    _ = lookups.listEnded()
    networkWork.listFailed()
    guard link.isConnected else { return }
    report(
      .engineAnswerRefused, .warning, "Docker did not answer a question, asking again: \(reason)", [.reason: reason])
    look.abandon()
    orders.append(.arm(.lookRetry, after: .seconds(1), spread: true))
  }

  /// Everything that was asked for has been carried out, or is known to have failed.
  var isSettled: Bool {
    look.isIdle && lookups.isIdle && pipeline.isIdle && files.isIdle && networkWork.isIdle && images.isIdle
      && stable?.isSettled != false
  }

  mutating func settle() {
    guard isSettled else { return }
    leaveStable()
    showStatus()
    if announcements.hasLooked, !announcements.isReady {
      announcements.isReady = true
      awaitRest()
      // Whoever waits for the service finds it in the journal.
      report(.daemonReady, .info, "ready: \(announcements.status)")
      orders.append(.announceReady)
    }
    if announcements.isReloading {
      announcements.isReloading = false
      report(.rebuildAllDone, .info, "rebuilt every app: \(announcements.status)")
      orders.append(.announceReloaded)
    }
  }

  private mutating func showStatus() {
    let listeners = apps.values.reduce(0) { $0 + $1.listeners.count }
    var text = "\(apps.count) apps, \(listeners) listeners"
    let unreachable = reach.unreachableApps.count { apps[$0]?.isInTrouble == false }
    let refused = apps.values.count(where: \.isInTrouble) + unreadableApps.count + unreachable
    if refused > 0 { text += ", \(refused) apps in trouble" }
    if !link.isConnected { text += ", no connection to Docker" }
    text += pipeline.failures > 0 ? ", nginx not up to date" : announcements.lastReload
    guard text != announcements.status else { return }
    announcements.status = text
    orders.append(.showStatus(text))
  }
}
