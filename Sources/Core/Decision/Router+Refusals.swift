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
    for app in apps.filter({ $0.value.refusal?.hasPassed == true }).keys.sorted() {
      apps[app]?.refusal = nil
      report(.appRecovered, .notice, "\(app) has a good nginx configuration again", [.app: app.rawValue])
    }
  }

  /// What was refused may pass now: a port has become free, a disk has room.
  mutating func restageRefused() {
    for (app, state) in apps {
      guard let due = state.refusal?.retryAt, due <= now else { continue }
      apps[app]?.refusal?.retry()
      apps[app]?.staged = nil
      pipeline.want(app)
    }
    armStaging()
  }

  private mutating func armStaging() {
    guard let next = apps.values.compactMap({ $0.refusal?.retryAt }).min() else { return }
    orders.append(.arm(.staging, after: max(.zero, next - now), spread: true))
  }
}
