// SPDX-License-Identifier: MIT

extension Router {
  mutating func settlePorts() { touched.formUnion(ports.settle()) }

  func routes(
    of app: AppName, _ files: AppFiles, _ plan: AppPlan, through stable: [ProcessSlot: IPAddress]?
  ) -> [PortRoute] {
    let mayLead = files.hasPortsFile || apps[app]?.imageForwards != nil
    return ports.claims.forwards(of: app).map { forward in
      // What a port led to before an image was forgotten, nobody knows.
      guard mayLead || files.portForwards.contains(forward) else { return PortRoute(forward, to: []) }
      return plan.route(forward, files, among: containers, through: stable)
    }
  }

  mutating func tellConflicts(_ app: AppName, _ state: inout AppState) {
    let conflicts = ports.claims.conflicts(of: app)
    for (port, conflict) in conflicts.sorted(by: { $0.key < $1.key }) where state.conflicts[port] != conflict {
      let words = conflict.words(port, wantedBy: app)
      report(.portRefused, .error, words, [.app: app.rawValue, .reason: words])
    }
    let granted = Set(ports.claims.forwards(of: app).map(\.publicPort))
    for port in state.conflicts.keys.sorted() where granted.contains(port) {
      report(.appRecovered, .notice, "\(app) has port \(port) now", [.app: app.rawValue])
    }
    state.conflicts = conflicts
  }

  /// Why it does not have all ports that it wants; the first reason where there are several.
  func portTrouble(of app: AppName) -> String? {
    let conflict = ports.claims.conflicts(of: app).min { $0.key < $1.key }
    return apps[app]?.portRefusal?.reason ?? conflict.map { $0.value.words($0.key, wantedBy: app) }
  }

  /// Each try of what the running nginx refused costs two reloads: what changes meanwhile elsewhere is not worth one.
  mutating func waitWithPorts(of app: AppName) -> Bool {
    guard let state = apps[app] else { return false }
    let waits = state.portRefusal?.retryAt != nil && state.refusedRoutes == state.staged?.routes
    apps[app]?.leavesPorts = waits
    return waits
  }

  mutating func portsStaged(_ app: AppName, _ refusal: PortRefusal?) {
    if let refusal { portsRefused(app, refusal) } else if apps[app]?.leavesPorts == false { portsPassed(app) }
  }

  private mutating func portsRefused(_ app: AppName, _ refusal: PortRefusal) {
    let known = apps[app]?.portRefusal
    let routes = apps[app]?.staged?.routes ?? []
    apps[app]?.refusedRoutes = routes
    if known == nil {
      apps[app]?.portRefusal = Refusal(refusal.reason, at: now)
    } else {
      apps[app]?.portRefusal?.again(refusal.reason, at: now)
    }
    armStaging()
    switch refusal {
    case .unsupported(let reason):
      guard streamTrouble != reason else { return }
      streamTrouble = reason
      report(.portsUnsupported, .notice, "no TCP and UDP ports of apps are served: \(reason)", [.reason: reason])
    case .refused(let reason):
      guard known?.reason != reason else { return }
      report(.portRefused, .error, "\(app): \(reason)", [.app: app.rawValue, .reason: reason])
    }
  }

  private mutating func portsPassed(_ app: AppName) {
    if apps[app]?.staged?.routes.isEmpty == false { streamTrouble = nil }
    guard apps[app]?.portRefusal != nil else { return }
    apps[app]?.portRefusal?.hasPassed = true
    if pipeline.isLoaded { acceptPassed() }
  }
}
