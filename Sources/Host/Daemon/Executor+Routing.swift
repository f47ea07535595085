// SPDX-License-Identifier: MIT

import Core
import KernelRouting

extension Executor {
  private static let workerSpacing = Duration.seconds(1)

  /// What the run before this one left, and by which addresses nginx is to know the listeners from now on.
  func past() -> Past {
    var past = memory.past()
    if usesStableAddresses {
      do {
        past.stable = try openRouting(.routing)
      } catch {
        past.directReason = error.description
        past.stable = leaveRouting()
        awaitRange()
        let level: RecordLevel = settings.listeners == .stable ? .error : .notice
        let message = "nginx is told the containers' own addresses: \(error)"
        logger.log(Record(.stableListenersUnavailable, level, message, [.reason: error.description]))
      }
    } else {
      past.stable = leaveRouting()
    }
    remember { $0.hasStableListeners = past.stable?.role == .routing }
    return past
  }

  /// Without a proxy there is nobody to be told addresses.
  private var usesStableAddresses: Bool { settings.listeners != .direct && settings.proxy != .off }

  private func openRouting(_ role: StableSetup.Role) throws(RoutingUnavailable) -> StableSetup {
    let opened = try KernelRouting(settings.stableRange, evenIfTaken: role == .leaving)
    routing = try RoutingGuard(opened) { [weak self] in self?.noticed($0) }
    let addresses = RunMemory.stableAddresses(by: settings) ?? StableAddresses(settings.stableRange)
    return StableSetup(role, addresses, live: opened.live)
  }

  /// Stable addresses may be in nginx's configuration still. Where they can't be kept in force until nginx has let go of
  /// them, nothing of a run before this one may stay in the kernel either.
  private func leaveRouting() -> StableSetup? {
    guard KernelRouting.isLeft else { return nil }
    do {
      return try openRouting(.leaving)
    } catch {
      try? KernelRouting.close()
      return nil
    }
  }

  /// Tries again when the reason may be over.
  private func awaitRange() {
    guard usesStableAddresses else { return }
    rangeWatch = try? RangeWatch(settings.stableRange, every: settings.resyncInterval) { [weak self] in
      self?.tryRange()
    }
  }

  private func tryRange() {
    guard routing == nil, let setup = try? openRouting(.routing) else { return }
    rangeWatch = nil
    remember { $0.hasStableListeners = true }
    feed(.stableAddressesAvailable(setup))
  }

  func routeListeners(_ change: MappingChange) {
    guard let routing else { return feed(.listenersRouted(.failed("it was never set up"))) }
    let before = routing.kernel.live
    unrouted = [:]
    for stable in change.removed { before[stable].map { unrouted[$0] = stable } }
    // Addresses that leave are closed at once, whatever the others wait for.
    guard apply(MappingChange(removed: change.removed)) else { return }
    let isHeld = heldForwardings != nil
    heldForwardings = (heldForwardings ?? [:]).filter { !change.removed.contains($0.key) }.merging(change.set) { $1 }
    if isHeld { return }
    if change.set.isEmpty { releaseForwardings() } else { flows.whenDone { [weak self] in self?.releaseForwardings() } }
  }

  private func releaseForwardings() {
    guard let held = heldForwardings else { return }
    heldForwardings = nil
    if apply(MappingChange(set: held)) { feed(.listenersRouted(.done)) }
  }

  /// Returns whether the kernel did it.
  private func apply(_ change: MappingChange) -> Bool {
    guard let routing else { return false }
    if change.isEmpty { return true }
    do {
      try routing.kernel.apply(change)
      return true
    } catch {
      lost(error)
      return false
    }
  }

  /// Workers on their way out show only 100 ms after a reload that they are.
  func dismantleRouting() {
    dismantling = LoopTimer(after: Self.workerSpacing, repeating: Self.workerSpacing) { [weak self] in
      guard let self else { return }
      NginxWorkers.find(program: settings.nginxBin, configuration: settings.nginxConf) { [weak self] workers in
        if workers.map({ $0.old == 0 }) ?? true { self?.dismantle() }
      }
    }
  }

  private func dismantle() {
    guard dismantling != nil else { return }
    dismantling = nil
    do {
      try routing?.kernel.dismantle()
    } catch {
      complain("the kernel's rules for listeners could not be taken away: \(error)")
    }
    routing = nil
    remember { $0.hasStableListeners = false }
    feed(.routingDismantled)
    awaitRange()
  }

  func save(_ addresses: StableAddresses) {
    begin(.stableAddresses)
    memory.save(addresses) { [weak self] failure in
      guard let self else { return }
      if let failure { complain("the listeners' addresses could not be saved: \(failure)") }
      end(.stableAddresses)
      feed(.stableAddressesSaved(addresses, failure.map { .failed("\($0)") } ?? .done))
    }
  }

  private func noticed(_ finding: RoutingGuard.Finding) {
    switch finding {
    case .repaired:
      logger.log(
        Record(
          .stableListenersRepaired, .warning,
          "somebody else changed the kernel's rules or routes for listeners; what can be put back is as it was"))
    case .taken(let user):
      remember { $0.hasStableListeners = false }
      feed(.stableRangeTaken(user))
    case .lost(let failure): lost(failure)
    }
  }

  private func lost(_ failure: RoutingUnavailable) {
    routing = nil
    heldForwardings = nil
    remember { $0.hasStableListeners = false }
    feed(.listenersRouted(.failed(failure.description)))
    awaitRange()
  }
}
