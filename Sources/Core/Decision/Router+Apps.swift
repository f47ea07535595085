// SPDX-License-Identifier: MIT

extension Router {
  mutating func allAppsRead(_ readings: [AppName: AppReading]) {
    let known = Set(apps.keys).union(unreadableApps.keys)
    for app in known where readings[app] == nil { take(.gone, of: app) }
    // Those, too, that went while nobody ran.
    for app in stable?.addresses.assigned.keys.sorted() ?? [] where readings[app] == nil { stable?.forget(app) }
    for (app, reading) in readings { take(reading, of: app) }
    hostTrouble = nil
    ports.open()
    if knowsContainers, !look.isRunning { makeUpForReload() }
    arrived(.apps)
  }

  mutating func appsRead(_ readings: [AppName: AppReading]) {
    for (app, reading) in readings { take(reading, of: app) }
  }

  /// Somebody may have written the configuration, too.
  mutating func appFilesChanged(_ changed: Set<AppName>) {
    uncompared.formUnion(changed)
    readAgain(changed)
  }

  mutating func appFoldersChanged() {
    uncompared.formUnion(apps.keys)
    orders.append(.readAllApps)
  }

  /// What was read before stays; nothing can be said of an app that was not read.
  mutating func appsUnreadable(_ reason: String) {
    if hostTrouble != reason {
      hostTrouble = reason
      report(.appUnreadable, .error, "the apps cannot be read, trying again: \(reason)", [.reason: reason])
    }
    look.abandon()
    orders.append(.arm(.lookRetry, after: .seconds(5), spread: true))
  }

  mutating func readAgain(_ wanted: Set<AppName>) {
    if !wanted.isEmpty { orders.append(.readApps(wanted.sorted())) }
  }

  mutating func lookAgain(_ app: AppName) {
    guard let state = apps[app] else { return }
    for container in state.files.currentContainers(of: app, among: containers).values {
      lookups.wantDetails(container.id)
    }
    readAgain([app])
  }

  private mutating func take(_ reading: AppReading, of app: AppName) {
    files.wasRead(app)
    switch reading {
    case .files(let read):
      recovered(app)
      let files = read.completed(by: apps[app]?.files)
      let known = apps[app]?.files.complaints ?? []
      askAbout(files, named: apps[app]?.files.slots ?? [:])
      keep(files, of: app)
      complain(files.complaints.filter { !known.contains($0) }, app)
      justRead.insert(app)
      if uncompared.remove(app) != nil, apps[app]?.wish != nil { pipeline.want(app) }
      touched.insert(app)
    case .unreadable(let reason):
      guard unreadableApps.updateValue(reason, forKey: app) != reason else { return }
      report(.appUnreadable, .error, "\(app) is left as it is: \(reason)", [.app: app.rawValue, .reason: reason])
    case .gone:
      // Its file went with its folder, but nginx still runs it, and its addresses are dealt out anew.
      if apps[app]?.wish != nil { pipeline.demandReload() }
      apps[app] = nil
      stable?.forget(app)
      reach.forget(app)
      touched.insert(app)
      uncompared.remove(app)
      unreadableApps[app] = nil
      pipeline.forget(app)
      heardOf[app] = nil
      reconsidered.insert(app)
      metrics.forget(app)
    }
  }

  /// What is equal stays where it lies in memory: a full look would scatter it all anew.
  private mutating func keep(_ files: AppFiles, of app: AppName) {
    if apps[app] == nil { apps[app] = AppState(files) } else if apps[app]?.files != files { apps[app]?.files = files }
  }

  /// A deploy has made a container current whose start was not told. What it listens on is known once the engine says so.
  private mutating func askAbout(_ files: AppFiles, named before: [ProcessSlot: ContainerID]) {
    guard knowsContainers, containers.isComplete else { return }
    for (slot, id) in files.slots where containers[id] == nil && before[slot] != id {
      containers.expect(id)
      lookups.note(.changed, of: id)
      lookups.want(id)
    }
  }

  private mutating func recovered(_ app: AppName) {
    guard unreadableApps.removeValue(forKey: app) != nil else { return }
    report(.appRecovered, .notice, "\(app) can be read again", [.app: app.rawValue])
  }

  mutating func complain(_ complaints: [String], _ app: AppName) {
    for complaint in complaints {
      report(.appComplaint, .warning, "\(app): \(complaint)", [.app: app.rawValue, .reason: complaint])
    }
  }

  mutating func decideTouched() {
    guard knowsContainers, !look.isRunning || announcements.hasLooked else { return touched.removeAll() }
    reconsidered.formUnion(touched)
    for app in touched.sorted() { decide(app) }
    touched = []
  }

  /// The one place where what is becomes what to do.
  private mutating func decide(_ app: AppName) {
    guard var state = apps[app] else { return }
    guard state.files.isDockerLocal else { return leave(app, state.files) }
    let plan = AppPlan(app: app, files: state.files, known: containers)
    tellForeign(app, &state)
    tellConflicts(app, &state)
    tellMoves(app, &state, plan)
    tellDepartures(app, state.listeners)
    state.rememberFiles()
    state.remember(plan.listeners)
    let former = state.desired
    let since = heardOf.removeValue(forKey: app) ?? now
    let given = settleStable(app, state.files, plan, since: since)
    let wish = wish(for: app, state, plan, through: given)
    // What is equal stays as it is: the one that was staged shares its memory.
    if state.wish != wish { state.wish = wish }
    if state.desired != former { state.noteChange(since) }
    if state.wish != nil, !state.isStaged { pipeline.want(app) }
    state.listeners = plan.listeners
    let changes = plan.fileChanges.filter { $0.kind == .address || justRead.contains(app) }
    if changes != plan.fileChanges { files.readFirst(app) }
    state.files.expect(changes)
    files.add(changes)
    apps[app] = state
    settleReach(app, state.files, plan)
    repairNetworks(app, plan)
    considerImage(of: app, state.files)
    if link.isConnected { considerRebuild(app, plan) }
  }

  /// Another scheduler's: of what was made for it here, only the ports outside of http are nobody else's to close.
  private mutating func leave(_ app: AppName, _ files: AppFiles) {
    // Nobody follows its containers here any more.
    stable?.forget(app)
    reach.forget(app)
    guard files.streamFile?.app == app || apps[app]?.wish?.routes.isEmpty == false else { return }
    var settings = files.proxy
    settings.isNginx = false
    let wish = ProxyWish(app: app, settings: settings, listeners: [:], mayCreate: false)
    apps[app]?.wish = wish
    if wish != apps[app]?.staged { pipeline.want(app) }
  }

  private func wish(
    for app: AppName, _ state: AppState, _ plan: AppPlan, through given: [ProcessSlot: IPAddress]?
  ) -> ProxyWish? {
    // Another proxy's app may have a file from before.
    guard state.files.proxy.isNginx || state.files.hasStreamFile else { return nil }
    return ProxyWish(
      app: app, settings: state.files.proxy, listeners: plan.listenersByType(state.files.network),
      stable: given.map { plan.listenersByType(through: $0, state.files) },
      hasStaticWebListener: state.files.network.staticWebListener != nil,
      moved: state.moves(to: plan.listeners).merging(stableMoves(of: app, state.files, plan)) { $1 },
      dealtOut: subnets,
      mayCreate: limits.makesPlaceholders || !plan.current.isEmpty
        || state.files.network.staticWebListener != nil,
      routes: routes(of: app, state.files, plan, through: given))
  }

  private mutating func tellMoves(_ app: AppName, _ state: inout AppState, _ plan: AppPlan) {
    for slot in Set(state.listeners.keys).union(plan.listeners.keys).sorted() {
      let (old, new) = (state.listeners[slot], plan.listeners[slot])
      guard old != new else { continue }
      var fields: [RecordField: String] = [.app: app.rawValue, .processType: slot.type.rawValue]
      fields.merge(plan.current[slot]?.recordFields ?? [:]) { $1 }
      fields[.listenerOld] = old?.description
      fields[.listenerNew] = new?.description
      let move = "\(old?.description ?? "none") → \(new?.description ?? "none")"
      report(.listenersChanged, announcements.isReady ? .info : .debug, "\(app).\(slot) \(move)", fields)
    }
  }

  private mutating func tellForeign(_ app: AppName, _ state: inout AppState) {
    for (slot, id) in state.files.slots.sorted(by: { $0.key < $1.key }) {
      guard let container = containers[id], let owner = container.labels.app, owner != app else { continue }
      guard state.said.insert("foreign \(slot) \(id.rawValue)").inserted else { continue }
      report(
        .foreignContainer, .warning, "\(app) gets no traffic from CONTAINER.\(slot): that container is \(owner)'s",
        container.recordFields.merging([.app: app.rawValue]) { $1 })
    }
  }
}
