// SPDX-License-Identifier: MIT

extension Router {
  /// How long nginx may take to let go of stable addresses whose range somebody else uses.
  static let leavingGrace = Duration.seconds(30)

  /// The addresses by which nginx is to know an app's listeners; nil where it is told the containers' own. What the kernel
  /// has to know of it is noted.
  mutating func settleStable(
    _ app: AppName, _ files: AppFiles, _ plan: AppPlan, since: Moment
  ) -> [ProcessSlot: IPAddress]? {
    guard let role = stable?.role else { return nil }
    var slots = plan.stableSlots(files, among: containers)
    // Nobody knows yet which containers there are.
    if files.isLabelMode, !containers.isComplete {
      slots.formUnion(stable?.addresses.addresses(of: app).keys ?? [:].keys)
    }
    let given = stable?.settle(app, slots, mayReuse: pipeline.isIdle && pipeline.isLoaded)
    stable?.lead(app, to: plan.containerAddresses(files, among: containers), since: since)
    return role == .leaving ? nil : given
  }

  mutating func listenersRouted(_ outcome: EngineOutcome) {
    let led = stable?.told() ?? [:]
    reconsidered.formUnion(led.keys)
    switch outcome {
    case .done: for since in led.values { metrics.eventToApplied.observe(now - since) }
    case .failed(let reason):
      guard stable != nil else { return }
      stable = nil
      directReason = reason
      touched.formUnion(apps.keys)
      report(
        .stableListenersLost, .error, "nginx gets the containers' own addresses from now on: \(reason)",
        [.reason: reason])
    }
  }

  mutating func stableAddressesSaved(_ what: StableAddresses, _ outcome: EngineOutcome) {
    touched.formUnion(stable?.saved(outcome, what) ?? [])
  }

  /// nginx is proven to have the containers' own addresses.
  mutating func leaveStable() {
    guard announcements.hasLooked, pipeline.isLoaded, pipeline.failures == 0 else { return }
    guard apps.values.allSatisfy({ $0.refusal == nil && $0.portRefusal == nil && !$0.isCommandRunning }) else { return }
    dismantleStable()
  }

  mutating func dismantleStable() {
    guard stable?.role == .leaving, stable?.isDismantling == false else { return }
    stable?.isDismantling = true
    orders.append(.disarm(.leaving))
    orders.append(.dismantleRouting)
  }

  /// The range is given up without a failed request: nginx gets the containers' own addresses first. An app whose
  /// configuration nginx refuses does not hold that up for ever.
  mutating func stableRangeTaken(_ conflict: RangeConflict) {
    guard stable?.role == .routing else { return }
    let reason = "\(conflict)"
    stable?.leave()
    directReason = reason
    touched.formUnion(apps.keys)
    orders.append(.arm(.leaving, after: Self.leavingGrace))
    report(
      .stableListenersLost, .error, "nginx gets the containers' own addresses from now on: \(reason)",
      [.reason: reason])
  }

  mutating func stableAddressesAvailable(_ setup: StableSetup) {
    guard stable == nil else { return }
    stable = StableListeners(setup)
    directReason = nil
    touched.formUnion(apps.keys)
    report(.stableListenersBack, .notice, "nginx gets stable addresses again: what kept them from it is over")
  }

  mutating func routingDismantled() {
    if stable?.role == .leaving { stable = nil }
  }

  /// Where addresses of ours lead that may still be in files which are not ours to render.
  func stableMoves(of app: AppName, _ files: AppFiles, _ plan: AppPlan) -> [IPAddress: IPAddress] {
    guard let stable, stable.role == .leaving else { return [:] }
    let containers = plan.containerAddresses(files, among: containers)
    var moves: [IPAddress: IPAddress] = [:]
    for (slot, address) in stable.addresses.addresses(of: app) { moves[address] = containers[slot] }
    return moves
  }
}
