// SPDX-License-Identifier: MIT

import Core
import Glibc

/// Orders to effects: carries out what the core orders and feeds back what came of it. Never waits: what takes time
/// answers later.
final class Executor {
  var feed: (Event) -> Void = { _ in }
  /// Called when the first full look has been carried out.
  var onReady: () -> Void = {}

  let settings: Settings
  let logger: Logger
  let notifier: Notifier
  let files: any FileStore
  let docker: DockerClient
  let reader: AppReader
  let stager: ProxyStager
  let reloader: NginxReloader
  let dokku: DokkuCommands
  let memory: RunMemory
  var watcher: FileWatcher?
  var stream: EventStream?
  /// Nil where nginx is told the containers' own addresses.
  var routing: RoutingGuard?
  /// Nil while stable addresses are in use, or are not to be.
  var rangeWatch: RangeWatch?
  /// Nil until the first container is to be watched, and where the kernel cannot be asked.
  var reachability: ReachabilityWatch?
  var isReachabilityUnknown = false
  /// The last change of what it watches.
  var watchedChange = 0
  var dismantling: LoopTimer?
  /// The stable address that led to each container's until the last change.
  var unrouted: [IPAddress: IPAddress] = [:]
  private(set) lazy var flows = FlowCutter(settings.stableRange) { [weak self] in self?.complainOfConnections($0) }
  /// Forwardings that wait until what went on with containers that are gone has ended.
  var heldForwardings: [IPAddress: IPAddress]?
  var newestEvent: Timestamp?
  /// The engine at the other end of the stream has said what it is.
  var isIntroduced = false
  var earlyEvents: [EngineEvent] = []
  var status = "starting"
  let stateFile: StateFile
  var state: DaemonState
  var hasClearedLeftovers = false
  /// To be started once the budget says so on disk: a daemon killed meanwhile must not start them again.
  var unsavedRebuilds: [AppName] = []
  /// Said by the reader, once each.
  var hostComplaints: Set<String> = []
  private(set) lazy var alarms = Alarms { [weak self] in self?.feed(.alarmFired($0)) }
  private var underWay: [Order: Moment] = [:]
  /// Set while stopping: called once nothing is under way any more.
  private var stopped: (() -> Void)?
  private var stopLimit: LoopTimer?

  /// The orders that take time and must end.
  enum Order: Hashable {
    case stage, reload, files, ledger, outages, stableAddresses
    /// Until then a crash has not been told.
    case logTail(CrashID)
  }

  /// - Parameters:
  ///   - apps: nil for all; those that are not among them are as if they were not there.
  ///   - files: nil for the disk.
  init(
    settings: Settings, logger: Logger, notifier: Notifier, only apps: Set<AppName>? = nil,
    files store: (any FileStore)? = nil
  ) {
    self.settings = settings
    self.logger = logger
    self.notifier = notifier
    let disk = AtomicWriter()
    files = store ?? disk
    stateFile = StateFile(in: RuntimeFolder(settings.runtimeDir))
    state = DaemonState(pid: getpid(), startedAt: Int(WallClock.now().nanoseconds / 1_000_000_000))
    docker = DockerClient(settings.dockerHost)
    reader = AppReader(root: settings.dokkuRoot, library: settings.dokkuLibRoot, only: apps)
    dokku = DokkuCommands(
      program: settings.dokkuBin, place: settings.commands, rebuildDeadline: settings.rebuildTimeout)
    memory = RunMemory(stateDirectory: settings.stateDir, runtimeDirectory: settings.runtimeDir, writer: disk)
    let nginx = NginxProgram(
      NginxCommand(program: settings.nginxBin, configuration: settings.nginxConf), deadline: settings.nginxTimeout,
      place: settings.commands)
    reloader = NginxReloader(nginx, method: settings.nginxReload, deadline: settings.nginxTimeout)
    let tester = NginxTester(nginx, folder: "\(settings.runtimeDir)/trial", deadline: settings.nginxTimeout)
    let templates = TemplateReader(library: settings.dokkuLibRoot)
    stager = ProxyStager(
      root: settings.dokkuRoot, program: nginx, tester: tester, files: files, memory: memory,
      planner: { ProxyPlanner(settings, $0, templates) })
  }

  func perform(_ action: Action) {
    if stopLimit != nil { return performStopping(action) }
    switch action {
    case .connect: connect()
    case .disconnect: disconnect()
    case .ping: ping()
    case .listContainers: listContainers()
    case .listNetworks: listNetworks()
    case .inspect(let id): inspect(id)
    case .readLogTail(let question): readLogTail(question)
    case .readImagePorts(let image, let container): readPorts(of: image, in: container)
    case .changeNetwork(let work): changeNetwork(work)
    case .startContainer(let id): startContainer(id)
    case .readAllApps: readAllApps()
    case .readApps(let apps): readApps(apps)
    case .cutConnections(let addresses): cutConnections(addresses)
    case .routeListeners(let change): routeListeners(change)
    case .saveStableAddresses(let addresses): save(addresses)
    case .dismantleRouting: dismantleRouting()
    case .watchDestinations(let change): watchDestinations(change)
    case .writeListenerFiles(let changes): writeListenerFiles(changes)
    case .stageProxies(let wishes): stageProxies(wishes)
    case .takeBackProxies(let wishes, let reason): takeBackProxies(wishes, reason: reason)
    case .reloadNginx: reloadNginx()
    case .markLoaded: markLoaded()
    case .rebuild(let app): unsavedRebuilds.append(app)
    case .runProxyCommand(let app):
      dokku.buildProxyConfig(app) { [weak self] in self?.feed(.proxyCommandEnded(app, $0)) }
    case .saveRebuilds(let rebuilds): save(rebuilds)
    case .saveOutages(let outages): save(outages)
    case .saveImagePorts(let ports): save(ports)
    case .arm(let alarm, let wait, let spread): alarms.arm(alarm, after: wait, spread: spread)
    case .disarm(let alarm): alarms.disarm(alarm)
    case .report(let record): logger.log(record)
    case .announceReady: announceReady()
    case .announceReloading: announceReloading()
    case .announceReloaded: announceReloaded()
    case .showStatus(let text): show(text)
    }
  }

  /// What was under way may still have something to tell.
  private func performStopping(_ action: Action) {
    if case .report(let record) = action { logger.log(record) }
    if case .saveOutages(let outages) = action { save(outages) }
  }

  func begin(_ order: Order) { underWay[order] = BootClock.now }

  func end(_ order: Order) {
    underWay[order] = nil
    finishStopping()
  }

  /// Takes no more orders, lets those under way end, then calls back, once; at the latest after four seconds.
  func stop(then completion: @escaping () -> Void) {
    stopped = completion
    stopLimit = LoopTimer(after: .seconds(4)) { [weak self] in self?.tellStopped() }
    alarms.disarmAll()
    flows.whenDone {}
    disconnect()
    finishStopping()
  }

  private func finishStopping() {
    if underWay.isEmpty { tellStopped() }
  }

  private func tellStopped() {
    let told = stopped
    stopped = nil
    told?()
  }

  /// How long the oldest order that must end has been under way.
  var oldestOrderAge: Duration {
    underWay.values.min().map { BootClock.now - $0 } ?? .zero
  }
}
