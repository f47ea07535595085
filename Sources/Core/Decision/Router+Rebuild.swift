// SPDX-License-Identifier: MIT

extension Router {
  /// Looks for a current container that has used up its restarts.
  mutating func considerRebuild(_ app: AppName, _ plan: AppPlan) {
    for (_, container) in plan.current.sorted(by: { $0.key < $1.key }) where container.state == .exited {
      if container.details == nil {
        lookups.wantDetails(container.id)
      } else if container.isExhausted, !deaths.wasAskedToStop(container), !isCrashUntold(container.id) {
        return rebuild(app, container)
      }
    }
  }

  private mutating func rebuild(_ app: AppName, _ container: Container) {
    guard limits.rebuilds > 0, let state = apps[app], !state.isRebuilding else { return }
    if state.files.isDeploying { return orders.append(.arm(.rebuild(app), after: .seconds(30))) }
    var history = rebuilds[app] ?? RebuildHistory()
    guard !history.gaveUpOn.contains(container.id) else { return }
    switch history.turn(at: now, limit: limits.rebuilds) {
    case .now:
      history.begin(at: now)
      apps[app]?.isRebuilding = true
      report(
        .rebuildStarted, .warning, "\(container.name) has used up its restarts: rebuilding \(app)",
        container.recordFields)
      outages.rebuilding(app)
      metrics.count(.started)
      orders.append(.rebuild(app))
    case .wait(let wait):
      orders.append(.arm(.rebuild(app), after: wait))
      return tellWait(app, container, wait)
    case .giveUp:
      history.gaveUpOn.insert(container.id)
      metrics.count(.givenUp)
      report(
        .rebuildGivenUp, .error,
        "\(app) was rebuilt \(history.started.count) times within an hour and still crashes; "
          + "not trying again: mend it, then run: dokku ps:rebuild \(app)",
        container.recordFields)
    }
    rebuilds[app] = history
    orders.append(.saveRebuilds(rebuilds.filter { !$0.value.isEmpty }))
  }

  private mutating func tellWait(_ app: AppName, _ container: Container, _ wait: Duration) {
    guard apps[app]?.said.insert("wait \(container.id.rawValue)").inserted == true else { return }
    report(
      .rebuildStarted, .warning,
      "\(container.name) has used up its restarts again: rebuilding \(app) in \(wait.inWords)", container.recordFields)
  }

  mutating func rebuildEnded(_ app: AppName, _ outcome: CommandOutcome) {
    apps[app]?.isRebuilding = false
    let fields: [RecordField: String] = [.app: app.rawValue]
    switch outcome {
    case .succeeded:
      metrics.count(.succeeded)
      report(.rebuildDone, .notice, "\(app) was rebuilt", fields)
    case .failed(let reason):
      metrics.count(.failed)
      report(
        .rebuildFailed, .error, "dokku ps:rebuild \(app) failed: \(reason)", fields.merging([.reason: reason]) { $1 })
    case .missing:
      stopTrying(app)
      report(
        .rebuildImpossible, .error, "\(app) can't be rebuilt: there is no dokku command on this host", fields)
    }
    lookAgain(app)
  }

  /// Nothing was done, so nothing counts against the budget; the container is not looked at again.
  private mutating func stopTrying(_ app: AppName) {
    guard let state = apps[app] else { return }
    let current = state.files.currentContainers(of: app, among: containers).values
    rebuilds[app] = RebuildHistory(gaveUpOn: Set(current.map(\.id)))
    orders.append(.saveRebuilds(rebuilds))
  }
}
