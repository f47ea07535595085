// SPDX-License-Identifier: MIT

extension Router {
  mutating func refused(_ app: AppName, _ reason: String) {
    let known = apps[app]?.refusal
    if known == nil {
      apps[app]?.refusal = Refusal(reason, at: now)
    } else {
      apps[app]?.refusal?.again(reason, at: now)
    }
    armStaging()
    guard known?.reason != reason else { return }
    report(
      .proxyRefused, .error, "\(app) keeps its last good nginx configuration: \(reason)",
      [.app: app.rawValue, .reason: reason])
  }

  /// A test that passes proves nothing yet where nginx itself refused to load the file the last time.
  mutating func passed(_ app: AppName) {
    guard apps[app]?.refusal != nil else { return }
    apps[app]?.refusal?.hasPassed = true
    if pipeline.isLoaded { acceptPassed() }
  }

  mutating func acceptPassed() {
    for app in apps.filter({ $0.value.refusal?.hasPassed == true }).map(\.key).sorted() {
      apps[app]?.refusal = nil
      report(.appRecovered, .notice, "\(app) has a good nginx configuration again", [.app: app.rawValue])
    }
    for app in apps.filter({ $0.value.portRefusal?.hasPassed == true }).map(\.key).sorted() {
      apps[app]?.portRefusal = nil
      report(.appRecovered, .notice, "\(app) has the ports that it wants now", [.app: app.rawValue])
    }
  }

  /// What was refused may pass now: a port has become free, a disk has room.
  mutating func restageRefused() {
    for (app, state) in apps {
      let due = [state.refusal, state.portRefusal].compactMap { $0?.retryAt }.min()
      guard let due, due <= now else { continue }
      if state.refusal?.isDue(at: now) == true { apps[app]?.refusal?.retry() }
      if state.portRefusal?.isDue(at: now) == true { apps[app]?.portRefusal?.retry() }
      apps[app]?.staged = nil
      pipeline.want(app)
    }
    armStaging()
  }

  mutating func armStaging() {
    let times = apps.values.flatMap { [$0.refusal, $0.portRefusal] }.compactMap { $0?.retryAt }
    guard let next = times.min() else { return }
    orders.append(.arm(.staging, after: max(.zero, next - now), spread: true))
  }
}
