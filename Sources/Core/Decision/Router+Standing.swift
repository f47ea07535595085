// SPDX-License-Identifier: MIT

extension Router {
  /// How many of an app's current containers that run do not have what the app wants: an address, its networks, and a
  /// configuration that nginx takes.
  package func unconfigured(of app: AppName) -> Int {
    guard unreadableApps[app] == nil else { return 1 }
    guard let state = apps[app], state.files.isDockerLocal else { return 0 }
    let plan = AppPlan(app: app, files: state.files, known: containers)
    let running = plan.current.filter { $0.value.state == .running }
    let isBehind = state.refusal != nil || !state.missingNetworks.isEmpty
    if isBehind { return max(1, running.count) }
    return running.count { slot, container in
      plan.listeners[slot] == nil || !isAttached(container, app, slot, state.files.network)
    }
  }
}
