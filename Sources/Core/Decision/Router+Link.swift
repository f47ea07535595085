// SPDX-License-Identifier: MIT

extension Router {
  /// How long the engine may take to answer anew before all listeners leave. A restarting one needs longer to deal out
  /// its first address; a proxy that merely cut an idle stream does not.
  static let engineGrace = Duration.milliseconds(100)
  static let doubtSpacing = Duration.seconds(1)
  /// How long stable addresses may lead where a run before this one led them, before Docker has said whether that is right.
  static let inheritedGrace = Duration.seconds(1)

  mutating func start(_ past: Past) {
    rebuilds = past.rebuilds
    outages = Outages(past.outages)
    isReloadPending = past.isReloadPending
    images = ImagePorts(past.imagePorts)
    images.isOpen = limits.looksIntoImagesFirst
    stable = past.stable.map { StableListeners($0) }
    directReason = past.directReason
    link = EngineLink(liveRestore: past.hadLiveRestore)
    if stable?.live.isEmpty == false { orders.append(.arm(.inherited, after: Self.inheritedGrace)) }
    orders.append(.connect)
  }

  mutating func streamOpened(_ info: EngineInfo) {
    if link.serverVersion != nil { metrics.reconnects += 1 }
    link.opened(info, at: now)
    orders.append(.disarm(.engineGrace))
    report(.engineConnected, .info, "connected to Docker \(info.serverVersion)")
    lookups.reset()
    networkWork.reset()
    look.abandon()
    beginLook(forced: false)
  }

  mutating func streamEnded(_ reason: String) {
    if link.ended(at: now) {
      report(.engineLost, .warning, "lost the connection to Docker: \(reason)", [.reason: reason])
      if !link.liveRestore { orders.append(.arm(.engineGrace, after: Self.engineGrace)) }
    } else {
      unreachable(reason)
    }
    lookups.reset()
    networkWork.reset()
    look.abandon()
    let wait = link.nextWait()
    orders.append(wait == .zero ? .connect : .arm(.reconnect, after: wait, spread: true))
  }

  private mutating func unreachable(_ reason: String) {
    if !link.isUnreachableSaid {
      link.saidUnreachable()
      report(.engineUnreachable, .warning, "Docker does not answer, trying on: \(reason)", [.reason: reason])
    }
    guard !link.liveRestore else { return }
    orders.append(.disarm(.engineGrace))
    allListenersLeave()
  }

  /// The addresses will be dealt out anew, so none may be served until the engine says whose it is.
  mutating func allListenersLeave() {
    let isFirst = !knowsContainers
    knowsContainers = true
    if isFirst { containers.isComplete = false }
    containers.forgetStates()
    if isFirst, apps.isEmpty { orders.append(.readAllApps) }
    touched.formUnion(apps.keys)
    stable?.sweep()
  }

  mutating func lookAfterTrouble() {
    if isDoubtPending { lastDoubt = now }
    isDoubtPending = false
    beginLook(forced: false)
  }

  mutating func pingFailed(_ reason: String) {
    guard link.isConnected else { return }
    orders.append(.disconnect)
    streamEnded(reason)
  }

  /// At once the first time. An engine that gives reason to doubt all the time gets one look a second.
  mutating func doubt(_ reason: String) {
    guard !isDoubtPending else { return }
    report(.engineAnswerRefused, .warning, "looking at every app again: \(reason)", [.reason: reason])
    if let lastDoubt, now - lastDoubt < Self.doubtSpacing {
      isDoubtPending = true
      orders.append(.arm(.lookRetry, after: Self.doubtSpacing - (now - lastDoubt)))
    } else {
      lastDoubt = now
      beginLook(forced: false)
    }
  }
}
