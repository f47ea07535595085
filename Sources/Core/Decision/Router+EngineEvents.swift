// SPDX-License-Identifier: MIT

extension Router {
  /// How long a container may be out of a network before it is brought back.
  static let disconnectGrace = Duration.seconds(1)

  mutating func fold(_ event: EngineEvent) {
    guard seen.insert(event) else { return }
    metrics.count(event, at: now)
    switch event.subject {
    case .container(let id, let action, let app):
      guard containers[id] != nil || app != nil else { return }
      fold(action, of: id, at: event.time)
    case .network(_, let action, let name, let container):
      fold(action, network: name, container: container)
    }
  }

  private mutating func fold(_ action: ContainerAction, of id: ContainerID, at time: Timestamp) {
    switch action {
    case .create, .update: break
    case .start: started(id)
    case .unpause:
      hear(of: id)
      changed(id)
    case .restart, .rename: changed(id)
    case .die(let exitCode): died(id, exitCode: exitCode, at: time)
    case .pause: becomes(.paused, id)
    case .destroy: missing(id)
    case .kill(let signal): deaths.signalled(id, signal, at: now)
    case .stop: deaths.stopped(id, at: now)
    case .oom: ranOutOfMemory(id)
    case .healthStatus(let health): healthChanged(health, of: id)
    }
  }

  private mutating func started(_ id: ContainerID) {
    deaths.started(id)
    networkWork.forget(id)
    hear(of: id)
    changed(id)
    orders.append(.disarm(.container(id)))
  }

  /// It may take connections now; where, an answer has yet to tell.
  private mutating func hear(of id: ContainerID) {
    if let app = containers[id]?.labels.app, heardOf[app] == nil { heardOf[app] = now }
  }

  private mutating func changed(_ id: ContainerID) {
    lookups.note(.changed, of: id)
    lookups.want(id)
  }

  mutating func becomes(_ state: ContainerState, _ id: ContainerID) {
    lookups.note(.ended, of: id)
    guard var container = containers[id] else { return lookups.want(id) }
    container.state = state
    container.details = nil
    containers[id] = container
    lookups.want(id)
    touch(container)
  }

  /// The apps to decide anew: its own, and those whose containers share its network stack.
  mutating func touch(_ container: Container) {
    if let app = container.labels.app { touched.insert(app) }
    for other in containers.sharing(container.id) {
      if let app = other.labels.app { touched.insert(app) }
    }
  }

  func isCurrent(_ id: ContainerID) -> Bool {
    guard let container = containers[id], let app = container.labels.app, let state = apps[app] else { return false }
    return state.files.currentContainers(of: app, among: containers).values.contains { $0.id == id }
  }

  private mutating func healthChanged(_ health: Health, of id: ContainerID) {
    guard let container = containers[id], healths.updateValue(health, forKey: id) != health else { return }
    containers[id]?.details?.health = health
    guard isCurrent(id) else { return }
    report(
      .healthChanged, health == .unhealthy ? .warning : .info, "\(container.name) is \(health.rawValue)",
      container.recordFields.merging([.event: "health_status"]) { $1 })
  }

  private mutating func fold(_ action: NetworkAction, network: String, container: ContainerID?) {
    switch action {
    case .create, .destroy:
      networkWork.forgetFailures()
      if networkWork.wantList() { orders.append(.listNetworks) }
    case .connect:
      if let container, containers[container] != nil { lookups.wantDetails(container) }
    case .disconnect:
      // The engine itself leaves and joins when it restarts a container, and a network can only be removed once all
      // have left: who wants that should not have to race us.
      if let container, containers[container] != nil {
        orders.append(.arm(.container(container), after: Self.disconnectGrace))
      }
    }
  }
}
