// SPDX-License-Identifier: MIT

/// Decides. It folds events into what is known of the host and answers what has to be done so that files, networks,
/// nginx and Docker agree. It never reads a clock, a file or a socket, and an event never says what to do: it says
/// which app to look at again.
package struct Router: Sendable {
  package struct Limits: Hashable, Sendable {
    /// Rebuilds of one app in 60 minutes; 0 never rebuilds.
    package var rebuilds: Int
    package var resync: Duration
    /// Of a crashed container's output; 0 asks for none.
    package var crashLogLines: Int
    /// An app that was never deployed gets a configuration, too, which answers 502.
    package var makesPlaceholders: Bool
    /// Images that nobody remembers are looked into before the first look is over, not after it.
    package var looksIntoImagesFirst: Bool

    package init(
      rebuilds: Int = 3, resync: Duration = .seconds(300), crashLogLines: Int = 20, makesPlaceholders: Bool = false,
      looksIntoImagesFirst: Bool = false
    ) {
      self.rebuilds = rebuilds
      self.crashLogLines = crashLogLines
      self.resync = resync
      self.makesPlaceholders = makesPlaceholders
      self.looksIntoImagesFirst = looksIntoImagesFirst
    }
  }

  let limits: Limits
  var link = EngineLink(liveRestore: false)
  var look = FullLook()
  var lookups = Lookups()
  var pipeline = ProxyPipeline()
  var files = FileQueue()
  var networkWork = NetworkQueue()
  var ports: PortLedger
  var images = ImagePorts()
  /// Nil where nginx is told the containers' own addresses.
  var stable: StableListeners?
  /// Why it is, though it was to be told stable ones.
  var directReason: String?
  /// To which containers this host has a way.
  var reach = Reach()
  var apps = DenseTable<AppName, AppState>()
  var unreadableApps: [AppName: String] = [:]
  var containers = ContainerTable()
  var networks: [NetworkName: Network] = [:]
  /// Of all networks.
  var subnets: [Subnet] = []
  var rebuilds: [AppName: RebuildHistory] = [:]
  var deaths = Deaths()
  var crashes: [CrashID: UntoldCrash] = [:]
  var outages = Outages()
  /// Apps whose outages may be over.
  var reconsidered: Set<AppName> = []
  package internal(set) var metrics = Metrics()
  /// What came of the last one.
  var lastReload = NginxStatus()
  /// Staged since the last proof.
  var unapplied: Set<AppName> = []
  /// When the first container of an app started that has yet to be asked about.
  var heardOf: [AppName: Moment] = [:]
  /// As last told: Docker tells changes, Podman every probe.
  var healths: [ContainerID: Health] = [:]
  var seen = SeenEvents()
  var departures = Departures()
  var announcements = Announcements()
  /// When the stream last gave reason to look at everything, and whether that look is still to come.
  var lastDoubt: Moment?
  var isDoubtPending = false
  /// A run before this one wrote something that nginx may not have loaded.
  var isReloadPending = false
  /// Why the list of apps could not be read the last time.
  var hostTrouble: String?
  /// Whose files have to be taken back as soon as nothing is being staged.
  var blame: Blame?
  /// What was last said of nginx; nil while all is well.
  var nginxTrouble: String?
  /// Why nobody's ports outside of http are served, as last said.
  var streamTrouble: String?
  /// Containers' states mean something: they were listed, or all are known to be gone.
  var knowsContainers = false
  var touched: Set<AppName> = []
  /// Their files are known as they are on disk now.
  var justRead: Set<AppName> = []
  /// Somebody may have written their configuration since it was compared with the wish.
  var uncompared: Set<AppName> = []
  var orders: [Action] = []
  var now = Moment(microseconds: 0)

  /// - Parameter neighbours: the ports of apps that are not to be decided here.
  package init(limits: Limits = Limits(), neighbours: [AppName: PortDemand] = [:]) {
    self.limits = limits
    ports = PortLedger(neighbours: neighbours)
  }

  package mutating func handle(_ event: Event, at moment: Moment) -> [Action] {
    now = moment
    orders = []
    justRead = []
    fold(event)
    noteDemands()
    settlePorts()
    decideTouched()
    let routing = stable?.flush() ?? []
    orders = routing + orders
    orders += departures.flush()
    // Without a connection nothing can be asked, and the next one begins with a full look.
    if link.isConnected { orders += lookups.flush(at: now) } else { lookups.reset() }
    flushProxies()
    if stable != nil, pipeline.isIdle, pipeline.isLoaded { departures.rest() }
    orders += files.flush()
    flushImages()
    considerOutages()
    flushReach()
    settle()
    defer { orders = [] }
    return orders
  }

  private mutating func fold(_ event: Event) {
    switch event {
    case .started(let past): start(past)
    case .streamOpened(let info): streamOpened(info)
    case .streamEnded(let reason): streamEnded(reason)
    case .engineEvents(let events): for event in events { fold(event) }
    case .streamDoubted(let reason): doubt(reason)
    case .containersListed(let list): containersListed(list)
    case .networksListed(let list): networksListed(list)
    case .listFailed(let reason): listFailed(reason)
    case .containerInspected(let container): containerInspected(container)
    case .containerMissing(let id): containerMissing(id)
    case .inspectFailed(let id, let reason): inspectFailed(id, reason)
    case .logTailRead(let id, let tail): logTailRead(id, tail)
    case .imagePortsRead(let image, let outcome): imagePortsRead(image, outcome)
    case .networkChanged(let work, let outcome): networkChanged(work, outcome)
    case .containerStartTried(let id, let outcome): containerStartTried(id, outcome)
    case .pingFailed(let reason): pingFailed(reason)
    case .allAppsRead(let readings): allAppsRead(readings)
    case .appsRead(let readings): appsRead(readings)
    case .appsUnreadable(let reason): appsUnreadable(reason)
    case .appFilesChanged(let apps): appFilesChanged(apps)
    case .appFoldersChanged: appFoldersChanged()
    case .listenerFilesWritten(let outcomes): listenerFilesWritten(outcomes)
    case .listenersRouted(let outcome): listenersRouted(outcome)
    case .routingDismantled: routingDismantled()
    case .stableRangeTaken(let conflict): stableRangeTaken(conflict)
    case .stableAddressesAvailable(let setup): stableAddressesAvailable(setup)
    case .unreachableContainers(let addresses, let order): reach.answered(addresses, to: order, at: now)
    case .stableAddressesSaved(let what, let outcome): stableAddressesSaved(what, outcome)
    case .proxiesStaged(let outcomes): proxiesStaged(outcomes)
    case .nginxReloaded(let outcome): nginxReloaded(outcome)
    case .rebuildEnded(let app, let outcome): rebuildEnded(app, outcome)
    case .proxyCommandEnded(let app, let outcome): proxyCommandEnded(app, outcome)
    case .alarmFired(let alarm): alarmFired(alarm)
    case .ticked: if link.isConnected { orders.append(.ping) }
    case .rebuildAllAsked: rebuildAll()
    }
  }

  private mutating func alarmFired(_ alarm: Alarm) {
    switch alarm {
    case .reconnect: orders.append(.connect)
    case .engineGrace: if !link.isConnected { allListenersLeave() }
    case .inherited: if !knowsContainers { stable?.sweep() }
    case .leaving: dismantleStable()
    case .resync: beginLook(forced: false)
    case .lookRetry: lookAfterTrouble()
    case .lookup: lookups.alarmFired()
    case .reload: pipeline.alarmFired()
    case .reachability: reach.alarmFired()
    case .staging: restageRefused()
    case .images: images.isOpen = true
    case .stragglers: cutStragglers()
    case .container(let id): lookups.wantDetails(id)
    case .crash(let id): tellCrash(id)
    case .rebuild(let app): lookAgain(app)
    }
  }

  mutating func report(
    _ kind: RecordKind, _ level: RecordLevel, _ message: String, _ fields: [RecordField: String] = [:]
  ) {
    orders.append(.report(Record(kind, level, message, fields)))
  }
}
