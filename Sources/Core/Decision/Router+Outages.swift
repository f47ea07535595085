// SPDX-License-Identifier: MIT

extension Router {
  /// Looks whether those that served nobody serve again: of the apps of which something is known anew.
  mutating func considerOutages() {
    defer { reconsidered.removeAll(keepingCapacity: true) }
    guard !outages.open.isEmpty, announcements.hasLooked, link.isConnected else { return }
    let considered = outages.open.values.filter { reconsidered.contains($0.process.app) }
    for outage in considered.sorted(by: { $0.process < $1.process }) {
      guard let (end, container) = end(of: outage) else { continue }
      outages.end(outage.process, end, at: now, container?.recordFields ?? [:])
    }
    tellOutages()
  }

  private func end(of outage: Outage) -> (Outage.End, Container?)? {
    let (app, type) = (outage.process.app, outage.process.type)
    guard let state = apps[app] else { return unreadableApps[app] == nil ? (.removal, nil) : nil }
    let current = state.files.currentContainers(of: app, among: containers).filter { $0.key.type == type }
    if let slot = current.keys.filter({ state.listeners[$0] != nil }).min(), isApplied(app) {
      return (how(outage, current[slot]), current[slot])
    }
    if current.isEmpty {
      let isNamed = state.files.slots.keys.contains { $0.type == type }
      return isNamed || state.files.isDeploying || state.isRebuilding ? nil : (.removal, nil)
    }
    let areStopped = current.values.allSatisfy { $0.state == .exited && wasStopped($0, outage) }
    return areStopped ? (.stop, nil) : nil
  }

  /// The status of one that crashed, by SIGKILL say, is no sign of a stop.
  private func wasStopped(_ container: Container, _ outage: Outage) -> Bool {
    container.id == outage.container ? deaths.sawStop(container.id) : deaths.wasAskedToStop(container)
  }

  private func how(_ outage: Outage, _ container: Container?) -> Outage.End {
    if container?.id == outage.container { return .restart }
    return outage.isRebuilt ? .rebuild : .deploy
  }

  /// nginx runs what is wished of the app, as far as that can be proven.
  func isApplied(_ app: AppName) -> Bool {
    guard let state = apps[app] else { return false }
    guard state.wish != nil else { return true }
    guard stable?.isTelling != true else { return false }
    let isStaged = !pipeline.waiting.contains(app) && !pipeline.staging.contains(app) && state.isStaged
    return isStaged && state.refusal == nil && state.commanded == nil && pipeline.applied >= state.batch
  }

  mutating func tellOutages() {
    for over in outages.takeOver() {
      let outage = over.outage
      if over.end != .removal { metrics.outageTime[outage.process, default: .zero] += over.lasted }
      var fields = over.fields
      fields[.app] = outage.process.app.rawValue
      fields[.processType] = outage.process.type.rawValue
      fields[.outageID] = outage.id.rawValue
      fields[.outage] = String(over.lasted.microseconds)
      fields[.outageEnd] = over.end.rawValue
      fields[.outageCrashes] = String(outage.crashes)
      report(.outageEnded, .notice, "\(outage.process) \(over.story)", fields)
    }
    if let open = outages.takeUnsaved() { orders.append(.saveOutages(open)) }
  }
}

extension Outages.Over {
  fileprivate var story: String {
    let (name, time) = (fields[.containerName] ?? "a container", lasted.inWords)
    switch end {
    case .restart: return "answers again after \(time): \(name) was started again"
    case .rebuild: return "answers again after \(time): the app was rebuilt"
    case .deploy: return "answers again after \(time): \(name) took its place"
    case .stop: return "was stopped, \(time) after it had crashed"
    case .removal: return "is no more, \(time) after it had crashed"
    }
  }
}
