// SPDX-License-Identifier: MIT
import Core
import DockerAPI
import Glibc
import Host

/// One look at a whole host. It asks and reads, and changes nothing.
final class Examination {
  private static let includeScript = "/usr/share/dokku-event-listener/nginx/include-stream"
  /// What that script includes.
  private static let packagesRoot = "/home/dokku"

  /// What stops one stops all.
  private static let routeLimit = 100

  private let run: CommandRun
  private let review: SettingsReview
  private let settings: Settings
  private let user: String
  private let dokku: DokkuProgramState
  /// Nil while they cannot be read.
  private var readable: [AppName: AppFiles]?
  private var unreadable: [String] = []
  private var findings: [Subject: [Finding]] = [:]

  /// - Parameter review: of the settings, of which those that count are gone by.
  init(_ run: CommandRun, _ review: SettingsReview, user: String = ThisProcess.userName) throws(InvalidSetting) {
    self.run = run
    self.review = review
    self.user = user
    settings = try review.settings()
    dokku = DokkuProgramState(settings)
  }

  /// Answers once.
  func begin(then: @escaping (DoctorReport) -> Void) {
    readApps()
    lookAtHost()
    EngineAnswers.ask(run) { [self] engine in
      take(engine)
      lookAtListeners(engine)
      lookAtNginx { [self] isUsable in
        lookAtRendering(engine, isUsable) { [self] in
          lookAtPorts(engine, isUsable) { [self] in
            lookAtUnits { [self] in then(DoctorReport(findings: findings, user: user)) }
          }
        }
      }
    }
  }

  /// One that is gone meanwhile is left out.
  private func readApps() {
    do throws(UnreadableFile) {
      let files = try run.reader.readAll()
      var apps: [AppName: AppFiles] = [:]
      for (app, reading) in files.apps.sorted(by: { $0.key < $1.key }) {
        switch reading {
        case .files(let files): apps[app] = files
        case .unreadable(let reason): unreadable.append(reason)
        case .gone: break
        }
      }
      readable = apps
    } catch {
      unreadable.append("\(error)")
    }
  }

  private var apps: [AppName: AppFiles] { readable ?? [:] }

  /// What nobody has to be asked for.
  private func lookAtHost() {
    let folder = RuntimeFolder(settings.runtimeDir)
    let pid = DaemonLock.holder(in: folder)
    findings[.settings] = SettingsCheck.findings(review, dokku: dokku)
    findings[.journal] = JournalCheck.findings(JournalAccess(), user: user)
    findings[.clock] = ClockCheck.findings(.now)
    findings[.schedulers] = SchedulerCheck.findings(readable)
    findings[.permissions] = PermissionCheck.findings(
      PermissionCheck.Facts(
        user: user, daemonUser: pid.flatMap { ThisProcess.userName(of: $0) } ?? "root",
        root: PathAccess(settings.dokkuRoot, isWritten: false),
        properties: PathAccess("\(settings.dokkuLibRoot)/config/network", isWritten: false),
        apps: ((try? run.apps.all()) ?? []).map { PathAccess("\(settings.dokkuRoot)/\($0)", isWritten: true) },
        unreadable: unreadable, state: PathAccess(settings.stateDir, isWritten: true),
        runtime: PathAccess(settings.runtimeDir, isWritten: true)))
    findings[.daemon] = DaemonCheck.findings(
      DaemonCheck.Facts(
        pid: pid, status: folder.status(), others: OtherDaemons.find(root: settings.dokkuRoot, besides: pid),
        hasSystemd: UnitState.isAvailable, settingsChangedAt: review.changedAt))
  }

  private func take(_ engine: EngineAnswers) {
    findings[.docker] = DockerCheck.findings(
      DockerCheck.Facts(
        host: settings.dockerHost, access: SocketAccess(settings.dockerHost), version: engine.version,
        info: engine.info, now: engine.asked, user: user))
    findings[.networks] = NetworkCheck.findings(
      readable, present: engine.networks.map { Set($0.keys) }, program: dokku.name)
  }

  private func lookAtListeners(_ engine: EngineAnswers) {
    var routes: [ListenerCheck.Route]?
    if let given = StableSetup.named(by: settings)?.addresses, let known = engine.containers {
      routes = apps.sorted { $0.key < $1.key }.flatMap { app, files in
        files.routes(of: app, among: known, through: given.addresses(of: app))
      }
    }
    let asked = (routes ?? []).prefix(Self.routeLimit).flatMap { [$0.stable, $0.own] }
    findings[.listeners] = ListenerCheck.findings(
      ListenerCheck.Facts(
        routes: routes, answering: ListenerProbe.answering(Set(asked), within: .seconds(1))))
    findings[.listeners]? += lookAtWays(engine)
  }

  private func lookAtWays(_ engine: EngineAnswers) -> [Finding] {
    guard let known = engine.containers, let networks = engine.networks else { return [] }
    var places: [AppName: [ProcessSlot: ContainerPlace]] = [:]
    for (app, files) in apps where files.isDockerLocal {
      places[app] = AppPlan(app: app, files: files, known: known).places(files, among: known)
    }
    let ways = run.ways(to: places.values.flatMap(\.values), networks)
    let served = places.map { app, places in
      (app, places.filter { apps[app]?.isServed($0.key.type, inImage: []) ?? false })
    }
    return ReachabilityCheck.findings(
      ReachabilityCheck.Facts(
        places: Dictionary(uniqueKeysWithValues: served), ways: ways, program: dokku.name))
  }

  /// - Parameter then: told whether nginx can be asked at all.
  private func lookAtNginx(then: @escaping (Bool) -> Void) {
    let survey = NginxSurvey(settings)
    survey.look { [self] nginx in
      withExtendedLifetime(survey) {}
      let withPorts = apps.filter { $0.value.isDockerLocal && !$0.value.portForwards.isEmpty }.keys.sorted()
      findings[.nginx] = NginxCheck.findings(
        NginxCheck.Facts(
          program: settings.nginxBin, root: settings.dokkuRoot, isOff: settings.proxy == .off, nginx: nginx,
          appsWithPorts: withPorts.map(\.rawValue),
          hasIncludeScript: settings.dokkuRoot == Self.packagesRoot && access(Self.includeScript, X_OK) == 0))
      if case .success = nginx { then(true) } else { then(false) }
    }
  }

  private func lookAtRendering(_ engine: EngineAnswers, _ isUsable: Bool, then: @escaping () -> Void) {
    guard isUsable, let known = engine.containers else {
      findings[.rendering] = RenderingCheck.findings(nil, mode: settings.proxy)
      return then()
    }
    let proof = RenderingProof(settings)
    let stable = RunMemory.stableAddresses(by: settings)
    let wishes = apps.compactMap { app, files in
      files.proxyWish(of: app, among: known, through: stable?.addresses(of: app))
    }
    proof.look(at: wishes) { [self] makers in
      withExtendedLifetime(proof) {}
      findings[.rendering] = RenderingCheck.findings(makers, mode: settings.proxy)
      then()
    }
  }

  private func lookAtPorts(_ engine: EngineAnswers, _ isUsable: Bool, then: @escaping () -> Void) {
    let streamFault = findings[.nginx]?.contains { $0.verdict == .fault && $0.check.hasPrefix("nginx-stream") } ?? false
    let told = { [self] (reports: [TCPPortsReport]?) in
      findings[.ports] = PortCheck.findings(reports, isServed: !streamFault, root: settings.dokkuRoot)
      then()
    }
    guard isUsable, settings.proxy != .off, let known = engine.containers else { return told(nil) }
    let overview = PortOverview(
      apps.filter { $0.value.isDockerLocal }, among: known, images: RunMemory.imagePorts(in: settings.stateDir),
      stable: StableSetup.named(by: settings)?.addresses)
    let survey = PortSurvey(settings)
    survey.look(at: overview.routes) { found in
      withExtendedLifetime(survey) {}
      told(overview.routes.keys.sorted().map { overview.report(on: $0, found[$0] ?? [:]) })
    }
  }

  private func lookAtUnits(then: @escaping () -> Void) {
    UnitState.ask([BootCheck.service, BootCheck.gate, BootCheck.nginx, BootCheck.target]) { [self] units in
      findings[.boot] = BootCheck.findings(units, isProxyOff: settings.proxy == .off)
      then()
    }
  }
}

extension DokkuProgramState {
  /// Who has the commands that Dokku's users type.
  fileprivate nonisolated var name: String {
    if case .there = self { "dokku" } else { "dokku-event-listener" }
  }
}

extension AppFiles {
  /// The app's containers that nginx knows by addresses that stay.
  fileprivate nonisolated func routes(
    of app: AppName, among known: ContainerTable, through stable: [ProcessSlot: IPAddress]
  ) -> [ListenerCheck.Route] {
    guard isDockerLocal, proxy.isNginx else { return [] }
    let plan = AppPlan(app: app, files: self, known: known)
    let slots = plan.stableSlots(self, among: known)
    return plan.listeners.sorted { $0.key < $1.key }.compactMap { slot, own in
      guard slots.contains(slot), let address = stable[slot] else { return nil }
      if slot.type == .web, network.staticWebListener != nil { return nil }
      return ListenerCheck.Route(name: "\(app).\(slot)", stable: Listener(address, own.port), own: own)
    }
  }

  /// What the app's nginx configuration is decided from; nil for one that is none of nginx's.
  fileprivate nonisolated func proxyWish(
    of app: AppName, among known: ContainerTable, through stable: [ProcessSlot: IPAddress]?
  ) -> ProxyWish? {
    guard isDockerLocal, proxy.isNginx else { return nil }
    let plan = AppPlan(app: app, files: self, known: known)
    return ProxyWish(
      app: app, settings: proxy, listeners: plan.listenersByType(network),
      stable: stable.map { given in
        let slots = plan.stableSlots(self, among: known)
        return plan.listenersByType(through: given.filter { slots.contains($0.key) }, self)
      },
      hasStaticWebListener: network.staticWebListener != nil,
      mayCreate: !plan.current.isEmpty || network.staticWebListener != nil)
  }
}
